"""Chooses which units of a topic answer a question: steps whole and in order, sentences by fit."""

from __future__ import annotations

import re

from production.agent.offline.topics import Form, Topic, Unit
from production.agent.offline.vocabulary import FORBIDDEN
from production.agent.offline.weigh import Weighed

CLOSE = 0.12
"""A sentence this near to the best one belongs to the answer."""
SENTENCES = 3
"""Most sentences of an answer that needs no steps."""

_FACTUAL = re.compile(
    r"\b(?:how (?:many|much|long|often|big|large|soon|far|old)|(?:what|which|who|whose|when)(?:'s)?\b(?! (?:should|can|do|must) (?:i|we))"
    r"|in which|is it|are they|does it|why)\b"
    r"|^\W*(?:and |so |but )?(?:is|are|does|do|did|was|will|has|have)\b",
    re.IGNORECASE,
)


def is_factual(question: str) -> bool:
    """Asks for a fact rather than for a way to do something."""
    return _FACTUAL.search(question) is not None


def pick(question: str, weighed: Weighed, budget: int) -> list[Unit]:
    """Units in the order of the document, about `budget` characters; never empty for a topic with units."""
    units = weighed.topic.units
    allowed = [at for at, unit in enumerate(units) if not FORBIDDEN.search(unit.text)]
    if not allowed:
        return []
    chosen = _core(question, weighed, allowed, budget)
    for at in sorted(allowed, key=lambda at: -weighed.fits[at]):
        extra = len(units[at].text) + 1
        near = weighed.fits[at] >= weighed.best - CLOSE and units[at].form is not Form.STEP
        if near and at not in chosen and len(chosen) < _most(chosen, units) and _size(chosen, units) + extra <= budget:
            chosen.add(at)
    return [units[at] for at in sorted(chosen)]


def _core(question: str, weighed: Weighed, allowed: list[int], budget: int) -> set[int]:
    """What the answer cannot do without: the best unit, and the steps where a way is asked for."""
    units = weighed.topic.units
    best = max(allowed, key=lambda at: weighed.fits[at])
    steps = {at for at in allowed if units[at].form is Form.STEP}
    core = {best}
    if steps and (best in steps or not is_factual(question)):
        core = steps | ({best} if units[best].form is not Form.BULLET else set())
    opening = allowed[0]
    if units[opening].form is Form.SENTENCE and _size(core | {opening}, units) <= budget:
        core.add(opening)
    return core


def _most(chosen: set[int], units: tuple[Unit, ...]) -> int:
    steps = sum(units[at].form is Form.STEP for at in chosen)
    return steps + SENTENCES


def _size(chosen: set[int], units: tuple[Unit, ...]) -> int:
    return sum(len(units[at].text) + 1 for at in chosen)


def opening(topic: Topic) -> Unit | None:
    """The sentence that tells what a topic is about."""
    return next((unit for unit in topic.units if unit.form is Form.SENTENCE and not FORBIDDEN.search(unit.text)), None)


def render(units: list[Unit]) -> str:
    """Plain text: sentences flow, steps and bullets stand on lines of their own."""
    text = ""
    before: Form | None = None
    for unit in units:
        line = f"- {unit.text}" if unit.form is Form.BULLET and len(units) > 1 else unit.text
        if before is None:
            text = line
        elif unit.form is before is Form.SENTENCE:
            text += f" {line}"
        else:
            text += ("\n" if unit.form is before else "\n\n") + line
        before = unit.form
    return text
