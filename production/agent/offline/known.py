"""Which known question a customer's question is: a person has written beside it what answers it.

Nearness alone takes the opposite, another plan or another error code for the same question; what differs in one of
these is left out before the nearest is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.answerability.directions import asked_directions, directions
from production.agent.answerability.names import holds_name, names_in
from production.agent.answerability.same_question import Said, differs, plans_named, shares_code
from production.agent.offline.conversation import NOTHING_SAID, Conversation, place_of
from production.agent.offline.questions import Question, asks_how
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.vocabulary import specific_stems, synonym_stems
from production.crm.knowledge.model import NearQuestion, Passage

SURE = 0.90
"""Confidence from which the passages alone would have answered."""
Limits = tuple[tuple[float, float], ...]
BOTH: Limits = ((0.60, 0.02), (0.45, 0.05))
"""Similarity, and lead over the nearest other answer, from which a question is the known one: the passages are sure of
the same section.
"""
AGREED: Limits = ((0.60, 0.02), (0.50, 0.07))
"""The same where the passages lead to that section, but not surely."""
BESIDE_SURE: Limits = ((0.55, 0.0),)
"""The same, where the passages lead to that section, beside a question that is surely known: such a message is about
what is documented.
"""
ALONE: Limits = ((0.65, 0.10), (0.58, 0.20))
"""The same where they lead elsewhere."""
BY_CODE: Limits = ((0.40, 0.10),)
"""The same where both name an error code, which says more than the words around it."""
SAME = 0.60
"""Similarity from which it need not say what is to be done in the words of the question."""
ALL_BUT_THE_SAME = 0.80
"""The same where nothing else leads to its section."""
UNANSWERED: Limits = ((0.70, 0.05),)
"""The same where it is known that no document answers."""
RIVAL = 0.15
"""How much nearer another answer may be by its own words: a larger distance says that something else is asked."""
BEYOND_RIVALS = 0.70
"""Similarity from which no rival counts."""
_MEASURE = re.compile(r"\d[\d.,]* [a-z]+")
GUESS = 0.45
"""Similarity from which the answer is worth showing to a person."""

WORDING = 0.2
"""Weight of shared words beside the similarity: vectors take "projects" and "tasks" for much the same."""
NAMED = 0.10
"""How much nearer what has a name is that is asked about: vectors take "Outlook" and "Google" for much the same."""
TALKED_ABOUT = 0.10
"""How much nearer what stands in the section is that was quoted before."""
BESIDE = 0.05
"""How near a second line of the same section must be to belong to the answer."""
ALIKE_ANSWERS = 0.6
"""Share of the shorter answer's words that another one must have to be the same."""
FEW_STEMS = 4
"""What a shorter answer shares proves nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """The known question that is nearest to a customer's; nothing where all of them differ from it."""

    text: str = ""
    """Of those as near, one that asks how, where the customer does."""
    place: tuple[str, str] = ("", "")
    """Document and title of the passage that it is noted in."""
    lines: tuple[str, ...] = ()
    """What answers, best first; none where it is known that no document does."""
    similarity: float = 0.0
    lead: float = 0.0
    """How much nearer it is than any with another answer."""
    rival: float = 0.0
    """How much nearer than its answer another one is by its own words."""
    goes_on: bool = False
    """Whether it stands in the section that was quoted before."""
    by_code: bool = False
    """Whether both name the same error code."""

    def clear(self, question: Question, *, by_passages: float, beside_sure: bool = False) -> bool:
        """Whether it is certainly this question.

        `by_passages` says how sure these are of its section by themselves, 0 where they lead to another one;
        `beside_sure`, whether another question of the message is surely known.
        """
        limits = self._limits(by_passages) if self.lines else UNANSWERED
        if beside_sure and self.lines and by_passages:
            limits += BESIDE_SURE
        if not any(self.similarity >= similarity and self.lead >= lead for similarity, lead in limits):
            return False
        if self.rival > RIVAL and self.similarity < BEYOND_RIVALS and not self.goes_on:
            return False
        told = directions("\n".join([self.text, *self.lines]))
        seconded = by_passages > 0 or self.goes_on
        same = self.similarity >= (SAME if seconded else ALL_BUT_THE_SAME)
        return same or asked_directions(question.asked) <= told

    def _limits(self, by_passages: float) -> Limits:
        if self.by_code:
            return BY_CODE
        if self.goes_on or by_passages >= SURE:
            return BOTH
        return AGREED if by_passages else ALONE

    def covers(self, question: Question) -> bool:
        """Whether it and its answer have most words of what is asked, apart from what was said before."""
        asked = specific_stems(question.bare)
        return 2 * len(asked & synonym_stems("\n".join([self.text, *self.lines]))) > len(asked)

    @property
    def is_worth_showing(self) -> bool:
        return self.similarity >= GUESS or self.by_code

    @property
    def confidence(self) -> float:
        """Of an answer by a clear match: 0.90..0.99."""
        return min(0.99, 0.90 + (self.similarity + self.lead - GUESS) / 5)


@dataclass(frozen=True, slots=True)
class _Near:
    """A known question with its passage."""

    question: NearQuestion
    passage: Passage
    nearness: float
    """Similarity and shared words."""
    fit: float
    """How near the answer is to the question by its own words, 0 without one."""

    @property
    def answer(self) -> str:
        return self.question.answer or ""

    @property
    def place(self) -> tuple[str, str]:
        return place_of(self.passage)

    def shares_measure(self, other: _Near) -> bool:
        """Whether both answers name a number of the same, as in "15 minutes": another article may say it as well."""
        return bool({*_MEASURE.findall(self.answer)} & {*_MEASURE.findall(other.answer)})

    def same_answer(self, other: _Near) -> bool:
        """In one section, or in nearly the same words; that nothing answers is an answer of its own."""
        if self.place == other.place and bool(self.answer) is bool(other.answer):
            return True
        said, told = synonym_stems(self.answer), synonym_stems(other.answer)
        return len(said & told) >= ALIKE_ANSWERS * max(min(len(said), len(told)), FEW_STEMS)


def match(
    question: Question,
    passages: Sequence[Passage],
    topics: Sequence[ScoredTopic] = (),
    before: Conversation = NOTHING_SAID,
) -> Match | None:
    """The nearest known question that does not differ; None where the knowledge base has no known questions.

    `topics` are those of the passages.
    """
    fits = {scored.topic.key: scored for scored in topics}
    known = [
        _near(question, one, passage, fits.get(place_of(passage)), before)
        for passage in passages
        for one in passage.asked
    ]
    plans = plans_named(passage.content for passage in passages)
    said = Said(question.asked, question.query, plans)
    same = [one for one in known if not differs(said, one.question.text, one.answer)]
    if not same:
        return Match() if known else None
    same.sort(key=lambda one: -one.nearness)
    nearest = same[0]
    if before.has_told(nearest.answer):
        return Match()
    others = [one for one in same if not one.same_answer(nearest)]
    beside = [one for one in same if one.place == nearest.place and one.nearness >= nearest.nearness - BESIDE]
    answering = [one for one in beside if one.answer and nearest.answer]
    if asks_how(question.asked):
        answering.sort(key=lambda one: not asks_how(one.question.text))
    return Match(
        [*answering, nearest][0].question.text,
        nearest.place,
        tuple(dict.fromkeys(one.answer for one in answering)),
        nearest.question.similarity,
        nearest.nearness - max((one.nearness for one in others), default=0.0),
        max((one.fit for one in others if not one.shares_measure(nearest)), default=0.0) - nearest.fit,
        nearest.place == before.place,
        shares_code(said, nearest.question.text, nearest.answer),
    )


def _near(
    question: Question, known: NearQuestion, passage: Passage, topic: ScoredTopic | None, before: Conversation
) -> _Near:
    wanted = specific_stems(question.bare)
    shared = wanted & synonym_stems(f"{known.text} {known.answer or ''}")
    evidence = f"{passage.title}\n{known.text}\n{known.answer or ''}"
    nearness = (
        known.similarity
        + WORDING * len(shared) / max(len(wanted), 1)
        + NAMED * any(holds_name(evidence, name) for name in names_in(question.bare))
        + TALKED_ABOUT * (place_of(passage) == before.place)
    )
    return _Near(known, passage, nearness, topic.fit_of(known.answer) if topic and known.answer else 0.0)
