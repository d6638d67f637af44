"""Chooses which units of a topic answer a question, and in which order they are read: the answer first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.agent.money import speaks_of_money
from production.agent.offline.questions import Question
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.topics import Form, Unit

SENTENCES = 3
"""Most sentences beside the steps."""
SENTENCES_SHARE = 0.6
"""Of the budget that they may take together."""
NEAR = 0.08
"""How near to the best unit another sentence must be to belong to the answer."""
OPENING_NEAR = 0.25
"""How near the opening sentence must be: it mostly says how, and comes first where a way to do it is asked for."""
STEPS_BUDGET = 900
"""Characters that steps may take even on a terse channel."""
STEPS = "Please follow these steps:"

_LEANS = re.compile(r"(?:It|They|This|These|That|Those|He|She|Both|Then|After that|Otherwise)\b")
"""How a sentence begins that means nothing without the one before."""


def answer_units(lead: Sequence[int], scored: ScoredTopic, budget: int, *, way: bool) -> list[int]:
    """Places of the units to quote where it is known which answer: they come first, with what they lean on.

    Then comes what is nearly as close to the question and, where a `way` is asked for, the steps. Empty if nothing may
    be quoted.
    """
    units = scored.topic.units
    allowed = [at for at, unit in enumerate(units) if not speaks_of_money(unit.text)]
    steps = [at for at in allowed if units[at].form is Form.STEP]
    first = [at for at in lead if at in allowed]
    if not first:
        return []
    if way and first[0] in steps:
        opening = [at for at in allowed[:1] if at not in steps]
        return [*opening, *steps]
    told = steps if way else []
    sentences = [at for at in allowed if at not in told and (at in first or at not in steps)]
    best = max(sentences, key=scored.fits.__getitem__)
    near = [at for at in sentences if scored.fits[at] >= scored.fits[best] - NEAR]
    chosen: list[int] = []
    for at in dict.fromkeys([*first, *sorted(near, key=lambda at: -scored.fits[at])]):
        wanted = [one for one in _with_support(at, allowed, units) if one not in [*chosen, *told]]
        beside = [] if at in first else told
        fitting = size([*chosen, *wanted, *beside], units) <= int(budget * SENTENCES_SHARE) and len(chosen) < SENTENCES
        if fitting or not chosen:
            chosen += wanted
    return chosen + (told if size([*chosen, *told], units) <= max(budget, STEPS_BUDGET) else [])


def select_units(question: Question, scored: ScoredTopic, budget: int) -> list[int]:
    """Places of the units to quote, in the order in which they answer, about `budget` characters of them.

    Empty only if nothing may be quoted.
    """
    units = scored.topic.units
    allowed = [at for at, unit in enumerate(units) if not speaks_of_money(unit.text)]
    if not allowed:
        return []
    steps = [at for at in allowed if units[at].form is Form.STEP]
    best = max(allowed, key=scored.fits.__getitem__)
    room = int(budget * SENTENCES_SHARE)
    chosen = _sentences(question, scored, [at for at in allowed if at not in steps], best, room)
    if best in steps or (question.way and size([*chosen, *steps], units) <= max(budget, STEPS_BUDGET)):
        chosen += steps
    return chosen or [best]


def _sentences(question: Question, scored: ScoredTopic, allowed: Sequence[int], best: int, room: int) -> list[int]:
    """What answers, then what is nearly as close to the question; each after the sentence that it leans on."""
    units, fits = scored.topic.units, scored.fits
    ranked = sorted(allowed, key=lambda at: -fits[at])
    opens = [at for at in allowed[:1] if fits[at] >= fits[best] - OPENING_NEAR]
    chosen: list[int] = []
    for at in dict.fromkeys([*opens, *ranked] if question.way else [*ranked[:1], *opens, *ranked]):
        near = at in opens or fits[at] >= fits[best] - NEAR
        wanted = [one for one in _with_support(at, allowed, units) if one not in chosen]
        fitting = size([*chosen, *wanted], units) <= room and len(chosen) + len(wanted) <= SENTENCES
        if near and (fitting or not chosen):
            chosen += wanted
    return chosen


def _with_support(at: int, allowed: Sequence[int], units: Sequence[Unit]) -> list[int]:
    leans = units[at].form is Form.SENTENCE and _LEANS.match(units[at].text)
    return [at - 1, at] if leans and at - 1 in allowed else [at]


def size(chosen: Sequence[int], units: Sequence[Unit]) -> int:
    """Characters that the chosen units take."""
    return sum(len(units[at].text) + 1 for at in chosen)


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
