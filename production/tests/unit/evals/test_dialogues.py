"""A customer counts as served only if every turn ended as it should."""

from __future__ import annotations

from production.lab.evals.answer_suite import Sampled
from production.lab.evals.dialogue_suite import dialogues, judge_dialogues
from production.schemas.ids import Category, Priority
from production.schemas.turns import ScreenAction, TurnAction, TurnResult, Verdict

CALM = Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM)


def turn(number: int, expected: str) -> Sampled:
    return Sampled(f"turn {number}", expected, (), CALM, TurnResult("Yes.", TurnAction.REPLY, confidence=0.95))


def test_ids_are_unique_and_every_turn_has_a_known_end() -> None:
    known = dialogues()
    assert len({dialogue.id for dialogue in known}) == len(known)
    assert {line.ends for dialogue in known for line in dialogue.turns} == {"replied", "escalated"}


def test_one_wrong_turn_spoils_the_dialogue_and_the_first_wrong_one_is_shown() -> None:
    good, bad = dialogues()[:2]
    suite = judge_dialogues(
        [
            (good, [turn(1, "replied"), turn(2, "replied")]),
            (bad, [turn(1, "replied"), turn(2, "escalated"), turn(3, "escalated")]),
        ]
    )
    [figure] = suite.figures
    assert (figure.hits, figure.cases) == (1, 2)
    assert [(failure.case, failure.got) for failure in suite.failures] == [(bad.id, "replied (turn 2)")]
