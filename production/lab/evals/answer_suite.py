"""How well questions are found in the knowledge base and answered from it. Pure: judges what a run brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from production.crm.knowledge.model import Passage
from production.lab.evals.report import Failure, Figure, Suite
from production.schemas.turns import ScreenAction, TurnAction, TurnResult, Verdict

SEND, DRAFT = 0.90, 0.60
"""The thresholds of a fresh installation."""
HIT_1, HIT_5 = 0.55, 0.80
"""The questions avoid the words of the articles on purpose: these limits guard what is reached, they are no goal."""
RIGHT_SOURCE = 0.80
"""A question has one labelled article; some are answered by a second one as well."""
ANSWERED_ANYWAY = 0.02
NEEDLESS_HANDOVER = 0.10
CONFIDENCES = (0.0, 0.3, DRAFT, 0.75, SEND, 1.01)
"""Edges of the ranges whose answers are counted together."""
AS_EXPECTED = 0.90


@dataclass(frozen=True, slots=True)
class Asked:
    """A knowledge question, what the search found, and what the agent made of it."""

    question: str
    topic: str | None
    """Heading of the article that answers it; None where none does."""
    found: Sequence[Passage]
    result: TurnResult


@dataclass(frozen=True, slots=True)
class Sampled:
    """A sample message, how it should have ended, and how it did."""

    id: str
    expected: str
    """`replied` or `escalated`."""
    mentions: Sequence[str]
    verdict: Verdict
    result: TurnResult

    @property
    def ended(self) -> str:
        return ended(self.result, self.verdict)

    @property
    def missing(self) -> list[str]:
        """Words that the reply should hold and does not."""
        reply = self.result.reply.lower() if self.ended == "replied" else ""
        return [words for words in self.mentions if words.lower() not in reply]

    @property
    def right(self) -> bool:
        return self.ended == self.expected and not self.missing


def ended(result: TurnResult, verdict: Verdict | None = None) -> str:
    """Ledger state that this result leads to; a `verdict` may have declined on its own, which is a reply."""
    if verdict and verdict.action is ScreenAction.DECLINE:
        return "replied"
    if result.action is TurnAction.ESCALATE or result.confidence < DRAFT:
        return "escalated"
    return "replied" if result.confidence >= SEND else "drafted"


def judge_search(asked: Sequence[Asked]) -> Suite:
    """Whether the passage that answers is among the best one or five."""
    answerable = [one for one in asked if one.topic]
    first = [one for one in answerable if _holds(one, 1)]
    among = [one for one in answerable if _holds(one, 5)]
    return Suite(
        "knowledge search",
        (
            Figure("right article first", len(first), len(answerable), at_least=HIT_1),
            Figure("right article among five", len(among), len(answerable), at_least=HIT_5),
        ),
        tuple(_missed(one) for one in answerable if not _holds(one, 5)),
    )


def judge_answers(asked: Sequence[Asked]) -> Suite:
    """Whether what leaves without a person cites the right article, and whether what nothing answers stays unsent."""
    sent = [one for one in asked if one.topic and ended(one.result) == "replied" and _is_answer(one)]
    right = [one for one in sent if _cites(one)]
    unanswerable = [one for one in asked if not one.topic]
    anyway = [one for one in unanswerable if ended(one.result) == "replied" and _is_answer(one)]
    return Suite(
        "answers",
        (
            Figure("answers sent that cite the right article", len(right), len(sent), at_least=RIGHT_SOURCE),
            Figure("unanswerable questions answered", len(anyway), len(unanswerable), at_most=ANSWERED_ANYWAY),
        ),
        (
            *(Failure(one.question, str(one.topic), _cited(one)) for one in sent if not _cites(one)),
            *(Failure(one.question, "no answer", _cited(one)) for one in anyway),
        ),
    )


def judge_confidence(asked: Sequence[Asked]) -> Suite:
    """The reliability table: of the answers given with a confidence in each range, how many were right.

    Right is an answer that cites the labelled article; to what nothing answers, none is.
    """
    answers = [one for one in asked if _is_answer(one) and one.result.confidence > 0]
    figures, wrong = [], []
    for low, high in pairwise(CONFIDENCES):
        within = [one for one in answers if low <= one.result.confidence < high]
        right = [one for one in within if one.topic and _cites(one)]
        limit = RIGHT_SOURCE if low == SEND else None
        if within:
            name = f"right at a confidence from {low:.2f}, below {min(high, 1):.2f}"
            figures.append(Figure(name, len(right), len(within), at_least=limit))
        wrong += [one for one in within if one not in right and low >= DRAFT]
    failures = [
        Failure(one.question, one.topic or "no answer", f"{one.result.confidence:.2f}: {_cited(one)}") for one in wrong
    ]
    return Suite("reliability of confidence", tuple(figures), tuple(failures))


def judge_samples(sampled: Sequence[Sampled]) -> Suite:
    """Whether sample messages end as labelled, and how many go to a person for nothing."""
    easy = [one for one in sampled if one.expected == "replied"]
    given_up = [one for one in easy if one.ended == "escalated"]
    wrong = [one for one in sampled if not one.right]
    return Suite(
        "sample messages",
        (
            Figure("end as expected", len(sampled) - len(wrong), len(sampled), at_least=AS_EXPECTED),
            Figure("given to a person for nothing", len(given_up), len(easy), at_most=NEEDLESS_HANDOVER),
        ),
        tuple(
            Failure(one.id, one.expected, f"{one.ended}, without {one.missing}" if one.missing else one.ended)
            for one in wrong
        ),
    )


def _is_answer(one: Asked) -> bool:
    """Asking back and closing are not answers."""
    return one.result.action is TurnAction.REPLY


def _holds(one: Asked, best: int) -> bool:
    return any(one.topic == _heading(passage.title) for passage in one.found[:best])


def _cites(one: Asked) -> bool:
    return any(one.topic == _heading(source.title) for source in one.result.sources)


def _cited(one: Asked) -> str:
    return ", ".join(_heading(source.title) for source in one.result.sources) or "no source"


def _missed(one: Asked) -> Failure:
    return Failure(
        one.question, str(one.topic), ", ".join(_heading(passage.title) for passage in one.found) or "nothing"
    )


def _heading(title: str) -> str:
    """The article of a passage: titles are the headings that lead to it."""
    return title.rpartition(" > ")[2]
