"""What became of labelled questions, and the figures a support lead decides by. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from production.agent.offline.compose import is_admission
from production.lab.evals.answers.items import Item, Kind, Part
from production.lab.evals.report import Figure, Suite

EARLY = 350
"""Characters within which an answer must come, for each question of a message."""
PASSED_ON = re.compile(
    r"\b(?:colleague|did not find|could not find|passed? (?:it|this|that|the other))\b", re.IGNORECASE
)
"""How a reply says openly that a part of the message is left to a person."""
RANGES = (0.0, 0.6, 0.75, 0.9, 0.95, 1.01)

_ONE_FACT = frozenset({"fact", "fragment", "follow_up"})
_SECOND_STEP = re.compile(r"^ *2[.)] ", re.MULTILINE)


class State(StrEnum):
    """Where the message went."""

    SENT = "sent"
    DRAFT = "draft"
    HANDOVER = "handover"


class Worth(StrEnum):
    """What a reply is worth to who asked."""

    RIGHT = "right"
    """Every question is answered early, or left to a person openly; and nothing else is said."""
    LATE = "late or in part"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Answered:
    """One item with what came of it."""

    item: Item
    state: State
    reply: str
    confidence: float
    asks_back: bool
    """The reply is a question, or a refusal with reason: it answers nothing, rightly or wrongly."""

    @property
    def worth(self) -> Worth:
        return worth(self.item, self.reply)

    @property
    def is_sent(self) -> bool:
        return self.state is State.SENT and not self.asks_back

    @property
    def could_be_sent(self) -> bool:
        """Whether a reviewer could send it unchanged: it is right, or says of what no document answers only this."""
        admits = not self.item.answerable and is_admission(self.reply)
        return self.worth is Worth.RIGHT or (admits and not any(says(self.reply, one) for one in self.item.wrong))

    @property
    def is_right(self) -> bool:
        return self.is_sent and self.worth is Worth.RIGHT


def worth(item: Item, reply: str) -> Worth:
    """Compares a reply with what the item's answer must and must not say."""
    answerable = [part for part in item.parts if part.answerable]
    if not answerable or any(says(reply, wrong) for wrong in item.wrong):
        return Worth.WRONG
    open_parts = len(answerable) < len(item.parts)
    early = _early(reply, item.kind, len(answerable))
    if all(_answers(early, part) for part in answerable) and (not open_parts or PASSED_ON.search(reply)):
        return Worth.RIGHT
    return Worth.LATE if any(_answers(reply, part) for part in answerable) else Worth.WRONG


def judge_answers(name: str, answered: Sequence[Answered]) -> Suite:
    """The figures of one set. No case is listed: whoever asks for the set gets a row for each."""
    sent = [one for one in answered if one.is_sent]
    languages = Counter(one.item.language for one in answered)
    main = max(languages, key=languages.__getitem__, default="en")
    answerable = [one for one in answered if one.item.answerable and one.item.language == main]
    unanswerable = [one for one in answered if not one.item.answerable]
    drafts = [one for one in answered if one.state is State.DRAFT]
    figures = (
        _share("right, of what is sent", sent, lambda one: one.is_right),
        _share("right, late or in part, of what is sent", sent, lambda one: one.worth is not Worth.WRONG),
        _share("wrong, of what is sent", sent, lambda one: one.worth is Worth.WRONG),
        _share("right and sent, of what is answerable", answerable, lambda one: one.is_right),
        _share("sent, of what is not documented", unanswerable, lambda one: one.is_sent),
        _share("handed over for nothing", answerable, lambda one: one.state is State.HANDOVER),
        _share("two questions right", _of_kind(answered, "two_questions"), lambda one: one.is_right),
        _share("follow-ups right", _of_kind(answered, "follow_up"), lambda one: one.is_right),
        _share("drafts that could be sent", drafts, lambda one: one.could_be_sent),
        _share("drafts that answer rightly", drafts, lambda one: one.worth is Worth.RIGHT),
        *_reliability(answered),
    )
    return Suite(name, tuple(one for one in figures if one.cases), ())


def _share(name: str, cases: Sequence[Answered], holds: Callable[[Answered], bool]) -> Figure:
    return Figure(name, sum(map(holds, cases)), len(cases))


def _of_kind(answered: Iterable[Answered], kind: str) -> list[Answered]:
    return [one for one in answered if one.item.kind == kind and one.item.answerable]


def _reliability(answered: Sequence[Answered]) -> list[Figure]:
    """Of the replies given with a confidence in each range, how many could go out unchanged."""
    given = [one for one in answered if one.reply and one.state is not State.HANDOVER and not one.asks_back]
    return [
        _share(
            f"right at a confidence from {low:.2f}, below {min(high, 1):.2f}",
            [one for one in given if low <= one.confidence < high],
            lambda one: one.could_be_sent,
        )
        for low, high in pairwise(RANGES)
    ]


def _early(reply: str, kind: Kind, questions: int) -> str:
    """What is read before patience ends: so many characters a question, and no steps that nobody asked for."""
    second = _SECOND_STEP.search(reply) if kind in _ONE_FACT else None
    return reply[: min(EARLY * questions, second.start() if second else len(reply))]


def _answers(reply: str, part: Part) -> bool:
    return all(any(says(reply, spelling) for spelling in fact) for fact in part.facts)


def says(reply: str, words: str) -> bool:
    """Whether a text has these words, however they are spaced, marked up or capitalised."""
    return _flat(words) in _flat(reply)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[*`_]", "", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower().split())
