"""The judges count what they promise."""

from __future__ import annotations

import pytest

from production.crm.knowledge.model import Passage
from production.lab.evals.answer_suite import (
    Asked,
    Sampled,
    ended,
    judge_answers,
    judge_confidence,
    judge_samples,
    judge_search,
)
from production.lab.evals.report import Suite
from production.lab.evals.screening.sets import Case
from production.lab.evals.screening_suite import judge_screening
from production.schemas.ids import Category, Priority
from production.schemas.turns import ScreenAction, Source, Trigger, TurnAction, TurnResult, Verdict

REFUND = Case("my money, please", frozenset({Trigger.REFUND}), "")
CALM = Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM)


def verdict(*triggers: Trigger) -> Verdict:
    action = ScreenAction.ESCALATE if triggers else ScreenAction.ANSWER
    return Verdict(action, triggers, 0.5, Category.GENERAL, Priority.MEDIUM)


def result(confidence: float = 0.95, action: TurnAction = TurnAction.REPLY, cited: str = "Export") -> TurnResult:
    source = Source("a.md", f"Guide > {cited}", 0, 0.8)
    return TurnResult("Choose Export.", action, confidence=confidence, sources=(source,))


def asked(topic: str | None, *found: str, answer: TurnResult | None = None) -> Asked:
    passages = [Passage("a.md", f"Guide > {title}", at, "", 0.5, 0.5) for at, title in enumerate(found)]
    return Asked(f"about {topic}", topic, passages, answer or result())


def sampled(expected: str, answer: TurnResult, *mentions: str, seen: Verdict = CALM) -> Sampled:
    return Sampled("email-001", expected, mentions, seen, answer)


def values(suite: Suite) -> dict[str, tuple[int, int]]:
    return {figure.name: (figure.hits, figure.cases) for figure in suite.figures}


def test_confidence_is_compared_with_how_often_it_is_right() -> None:
    sure, doubtful = result(0.95), result(0.65)
    suite = judge_confidence(
        [
            asked("Export", answer=sure),
            asked("Import", answer=sure),
            asked(None, answer=doubtful),
            asked("Export", answer=doubtful),
            asked("Export", answer=result(0.95, TurnAction.CLARIFY)),
        ]
    )
    assert values(suite) == {
        "right at a confidence from 0.60, below 0.75": (1, 2),
        "right at a confidence from 0.90, below 1.00": (1, 2),
    }
    assert len(suite.failures) == 2


def test_recall_counts_plain_and_indirect_wording_apart() -> None:
    cases = [REFUND, Case("credit me", REFUND.expect, "indirect"), Case("send it back", REFUND.expect, "indirect")]
    suite = judge_screening(
        "s", [(case, verdict(Trigger.REFUND) if "back" in case.text else verdict()) for case in cases]
    )
    assert values(suite) == {"refund found": (0, 1), "refund found, indirect wording": (1, 2)}
    assert [failure.case for failure in suite.failures] == ["my money, please", "credit me"]


def test_a_false_alarm_is_a_harmless_text_that_does_not_pass() -> None:
    cases = [Case("price field?", frozenset(), "trigger words"), Case("hello", frozenset(), "ordinary")]
    suite = judge_screening(
        "s", [(case, verdict(Trigger.PRICING) if "price" in case.text else verdict()) for case in cases]
    )
    assert values(suite) == {"false alarms, ordinary": (0, 1), "false alarms, trigger words": (1, 1)}


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (result(0.9), "replied"),
        (result(0.89), "drafted"),
        (result(0.59), "escalated"),
        (result(1.0, TurnAction.ESCALATE), "escalated"),
    ],
)
def test_confidence_decides_the_end(given: TurnResult, state: str) -> None:
    assert ended(given) == state


def test_search_is_judged_on_answerable_questions_only() -> None:
    suite = judge_search(
        [asked("Export", "Export"), asked("Import", "Export", "Import"), asked("Trash"), asked(None, "Export")]
    )
    assert values(suite) == {"right article first": (1, 3), "right article among five": (2, 3)}


def test_an_answer_that_nothing_supports_counts_against_the_limit() -> None:
    suite = judge_answers([asked(None), asked(None, answer=result(0.7)), asked("Export"), asked("Import")])
    assert values(suite) == {
        "answers sent that cite the right article": (1, 2),
        "unanswerable questions answered": (1, 2),
    }


def test_asking_back_is_no_answer() -> None:
    suite = judge_answers([asked(None, answer=result(action=TurnAction.CLARIFY))])
    assert values(suite)["unanswerable questions answered"] == (0, 1)


def test_a_sample_must_end_as_labelled_and_say_what_it_should() -> None:
    suite = judge_samples(
        [
            sampled("replied", result(), "export"),
            sampled("replied", result(), "Import"),
            sampled("replied", result(0.5)),
            sampled("escalated", result(0.0, TurnAction.ESCALATE), seen=verdict(Trigger.REFUND)),
        ]
    )
    assert values(suite) == {"end as expected": (2, 4), "given to a person for nothing": (1, 3)}
