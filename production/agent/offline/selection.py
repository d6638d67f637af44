"""Chooses which units of a topic answer a question: steps whole and in order, sentences by fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.agent.money import speaks_of_money
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.topics import Form, Unit

_CLOSE_ENOUGH = {Form.SENTENCE: 0.12, Form.BULLET: 0.06, Form.STEP: 0.0}
"""How near a unit must be to the best one to belong to the answer."""
OPENING_CLOSE = 0.2
"""How near the opening sentence must be where a mere fact is asked for."""
SENTENCES = 3
"""Most sentences beside the steps."""
STEPS_BUDGET = 900
"""Characters that steps may take even on a terse channel, if a way to do something is asked for."""
STEPS = "Please follow these steps:"

_WAY = re.compile(
    r"\b(?:how (?:do|can|to|should|would)|where (?:do|can)|is there|are there"
    r"|what (?:can|should|do) (?:i|we)|can (?:i|we)|why|want to|need to|would like to|fix)\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\b(?:how (?:many|much|long|often|big|large|soon|far|old)|which"
    r"|(?:who|what|when) (?:is|are|can|does|do|did|has|happens))\b"
    r"|^\W*(?:and |so |but )?(?:is|are|does|do|did|was|will|has|have)\b",
    re.IGNORECASE,
)


def is_factual(question: str) -> bool:
    """Asks for a fact rather than for a way to do something."""
    return _FACT.search(question) is not None and _WAY.search(question) is None


def select_sentences(question: str, weighed: ScoredTopic, budget: int) -> set[int]:
    """Places of the units to quote, about `budget` characters; empty only if nothing may be quoted."""
    units = weighed.topic.units
    allowed = [at for at, unit in enumerate(units) if not speaks_of_money(unit.text)]
    if not allowed:
        return set()
    chosen = _core(question, weighed, allowed, budget)
    most = len(chosen) + SENTENCES - 1
    for at in sorted(allowed, key=lambda at: -weighed.fits[at]):
        near = weighed.fits[at] >= weighed.best - _CLOSE_ENOUGH[units[at].form]
        if near and len(chosen | {at}) <= most and size(chosen | {at}, units) <= budget:
            chosen.add(at)
    return chosen


def _core(question: str, weighed: ScoredTopic, allowed: list[int], budget: int) -> set[int]:
    """What the answer cannot do without: the best unit, the steps where a way is asked for, the opening."""
    units = weighed.topic.units
    best = max(allowed, key=lambda at: weighed.fits[at])
    steps = _whole_list(weighed, allowed, best)
    factual = is_factual(question)
    core = {best}
    if best in steps or (size(steps, units) <= STEPS_BUDGET and not factual):
        core |= steps
    first = allowed[0]
    to_the_point = not factual or weighed.fits[first] >= weighed.best - OPENING_CLOSE
    if units[first].form is Form.SENTENCE and to_the_point and size(core | {first}, units) <= budget:
        core.add(first)
    return core


def _whole_list(weighed: ScoredTopic, allowed: list[int], best: int) -> set[int]:
    """The steps; or, where there are none and no bullet stands out, the list of causes or cases."""
    units = weighed.topic.units
    steps = {at for at in allowed if units[at].form is Form.STEP}
    if steps or weighed.exact or units[best].form is Form.BULLET:
        return steps
    return {at for at in allowed if units[at].form is Form.BULLET}


def size(chosen: set[int], units: Sequence[Unit]) -> int:
    """Characters that the chosen units take."""
    return sum(len(units[at].text) + 1 for at in chosen)


def summary(weighed: ScoredTopic) -> str:
    """The opening sentence and the best one of a topic that is only mentioned beside another; may be empty."""
    units = weighed.topic.units
    allowed = [at for at, unit in enumerate(units) if unit.form is Form.SENTENCE and not speaks_of_money(unit.text)]
    best = sorted(allowed[1:], key=lambda at: -weighed.fits[at])[:1]
    return " ".join(units[at].text for at in sorted([*allowed[:1], *best]))


def render(units: Sequence[Unit]) -> str:
    """Plain text: sentences flow, steps and bullets stand on lines of their own."""
    bullets = sum(unit.form is Form.BULLET for unit in units)
    text = STEPS if units[0].form is Form.STEP else ""
    before = Form.SENTENCE if text else None
    for unit in units:
        line = f"- {unit.text}" if unit.form is Form.BULLET and bullets > 1 else unit.text
        gap = "" if before is None else " " if unit.form is before is Form.SENTENCE else "\n"
        text += gap + line
        before = unit.form
    return text
