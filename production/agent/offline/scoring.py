"""How well topics and their units fit a question: meaning by vectors, wording by stems, and the kind of answer.

Each unit gets a weighted sum of figures; `python -m production.lab.training.answers` fits the weights on labelled
questions, so that the unit which answers comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import numpy.typing as npt

from production.agent.answerability.answer_type import holds_answer_type
from production.agent.answerability.directions import asked_directions, directions
from production.agent.offline.questions import Question
from production.agent.offline.topics import Form, Topic, topics_of
from production.agent.offline.vocabulary import specific_stems, synonym_stems
from production.crm.knowledge.model import Passage
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.rank import exact_share, exact_terms

_MESSAGE = re.compile(r'"([^"]{12,120})"')


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one unit and a question; also the weights of these, one for each."""

    asked: float
    """Cosine of the unit, under its heading, with the question."""
    query: float
    """With the question and what it refers to."""
    message: float
    """With the whole message."""
    sentence: float
    """With the sentence of the message that is closest."""
    heading: float
    """Cosine of the heading with the whole message."""
    passage: float
    """Cosine of the passage, as the search gave it."""
    wording: float
    """Share of the question's specific stems that the unit or its heading has."""
    topic_wording: float
    """Share that the whole topic has."""
    kind: float
    """Holds the kind of thing asked for: a number, a place, a person."""
    direction: float
    """Speaks of the action asked for, and not of its opposite only."""
    exact: float
    """Share of error codes and quoted words; 1 where the topic repeats a message word for word."""
    opening: float
    """Stands first."""
    way_opening: float
    """Stands first, and a way to do something is asked for."""
    step: float
    way_step: float
    """Is a step, and a way to do something is asked for."""


WEIGHTS = Figures(
    asked=1.21, query=1.71, message=2.07, sentence=1.75, heading=0.59, passage=0.78, wording=1.12, topic_wording=0.81,
    kind=0.89, direction=0.45, exact=0.51, opening=0.43, way_opening=-0.03, step=-0.45, way_step=0.34,
)  # fmt: skip
_WEIGHTS = np.array([getattr(WEIGHTS, each.name) for each in fields(Figures)])


@dataclass(frozen=True)
class ScoredTopic:
    """One topic against one question."""

    topic: Topic
    units: tuple[Figures, ...]
    """In order."""

    @cached_property
    def fits(self) -> tuple[float, ...]:
        """One figure a unit, in order."""
        return tuple((as_rows(self.units) @ _WEIGHTS).tolist()) if self.units else ()

    @property
    def best(self) -> float:
        return max(self.fits, default=0.0)

    @property
    def exact(self) -> float:
        return max((unit.exact for unit in self.units), default=0.0)


def as_rows(units: Sequence[Figures]) -> npt.NDArray[np.float64]:
    """One row a unit, one column a figure."""
    return np.array([[getattr(unit, each.name) for each in fields(Figures)] for unit in units])


async def score_topics(question: Question, topics: Sequence[Topic], embedder: Embedder) -> list[ScoredTopic]:
    """Topics with the figures of their units, the one with the best unit first."""
    variants = [question.asked, question.query, question.message, *question.sentences]
    headings = [topic.title for topic in topics]
    vectors = np.array(await embedder.embed([*variants, *headings, *_unit_texts(topics)]))
    asked, rest = vectors[: len(variants)], vectors[len(variants) :]
    cosines = rest @ asked.T
    below = iter(cosines[len(topics) :])
    scored = []
    for topic, heading in zip(topics, cosines[: len(topics), 2].tolist(), strict=True):
        units = [_figures(question, topic, heading, at, next(below)) for at in range(len(topic.units))]
        scored.append(ScoredTopic(topic, tuple(units)))
    return sorted(scored, key=lambda one: -one.best)


def embedded_texts(passages: Iterable[Passage]) -> list[str]:
    """What the embedder will be asked for when these passages are weighed, each once."""
    topics = topics_of(passages, [])
    return list(dict.fromkeys([*(topic.title for topic in topics), *_unit_texts(topics)]))


def _unit_texts(topics: Sequence[Topic]) -> list[str]:
    """What is embedded of each unit: under its heading, as sentences lean on it."""
    return [f"{topic.heading}: {unit.text}" for topic in topics for unit in topic.units]


def _figures(question: Question, topic: Topic, heading: float, at: int, cosines: npt.NDArray[np.float64]) -> Figures:
    unit = topic.units[at]
    wanted = [specific_stems(question.asked), specific_stems(question.query)]
    way, step = float(question.way), float(unit.form is Form.STEP)
    told = directions(f"{topic.heading} {unit.text}")
    return Figures(
        asked=float(cosines[0]),
        query=float(cosines[1]),
        message=float(cosines[2]),
        sentence=float(cosines[3:].max(initial=-1.0)),
        heading=heading,
        passage=topic.similarity,
        wording=_share(wanted, f"{topic.heading} {unit.text}"),
        topic_wording=_share(wanted, topic.text),
        kind=float(holds_answer_type(question.asked, unit.text)),
        direction=float(bool(asked_directions(question.asked) & told)),
        exact=_exact(question.query, topic.text),
        opening=float(at == 0),
        way_opening=way * (at == 0),
        step=step,
        way_step=way * step,
    )


def _share(variants: list[frozenset[str]], text: str) -> float:
    found = synonym_stems(text)
    return max((len(wanted & found) / len(wanted) for wanted in variants if wanted), default=0.0)


def _exact(query: str, text: str) -> float:
    repeated = any(message.lower() in query.lower() for message in _MESSAGE.findall(text))
    return 1.0 if repeated else exact_share(exact_terms(query), text)
