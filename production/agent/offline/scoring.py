"""How well topics and their units fit a question: meaning by vectors, wording by stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from production.agent.answerability.answer_type import holds_answer_type
from production.agent.offline.questions import CODE, Question
from production.agent.offline.topics import Topic, places_of, topics_of
from production.agent.offline.vocabulary import specific_stems, synonym_stems
from production.crm.knowledge.model import Passage
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.rank import exact_share, exact_terms

WORDING = 0.2
"""Weight of shared words beside the cosine."""
KIND = 0.1
"""For a unit that holds the kind of thing asked for."""
EXACT = 0.3
"""For a topic that holds the error codes and messages of the question."""
ENOUGH_STEMS = 6
"""A question with fewer specific stems than this can only be covered in part: few words prove little."""

_MESSAGE = re.compile(r'"([^"]{12,120})"')


@dataclass(frozen=True, slots=True)
class ScoredTopic:
    """One topic against one question."""

    topic: Topic
    fits: tuple[float, ...]
    """One figure a unit, in order."""
    coverage: float
    """0..1: share of the question's specific stems that the topic holds, less for short questions."""
    exact: float
    """Share of its codes and quoted words, or 1 where it repeats a message word for word; else 0."""

    @property
    def best(self) -> float:
        return max(self.fits, default=0.0)

    def fit_of(self, line: str) -> float:
        """Of the best unit that a line of the text holds; 0 where it holds none."""
        return max((self.fits[at] for at in places_of(line, self.topic.units)), default=0.0)

    @property
    def score(self) -> float:
        """Half the passage as a whole, half its best unit, and the wording."""
        return (self.topic.similarity + self.best) / 2 + WORDING * self.coverage + EXACT * self.exact


async def score_topics(question: Question, topics: Sequence[Topic], embedder: Embedder) -> list[ScoredTopic]:
    """Topics with their fit, best first. The bare question and the one with its context both count."""
    variants = list(dict.fromkeys([question.query, question.asked]))
    vectors = np.array(await embedder.embed([*variants, *_unit_texts(topics)]))
    cosines = iter((vectors[len(variants) :] @ vectors[: len(variants)].T).max(axis=1, initial=0.0).tolist())
    wanted = [specific_stems(text) for text in dict.fromkeys([question.query, question.bare])]
    weighed = [_scored(topic, variants, wanted, [next(cosines) for _ in topic.units]) for topic in topics]
    return sorted(weighed, key=lambda item: -item.score)


def embedded_texts(passages: Iterable[Passage]) -> list[str]:
    """What the embedder will be asked for when these passages are weighed, each once."""
    return list(dict.fromkeys(_unit_texts(topics_of(passages, []))))


def _unit_texts(topics: Sequence[Topic]) -> list[str]:
    """What is embedded of each unit: under its heading, as sentences lean on it."""
    return [f"{topic.heading}: {unit.text}" for topic in topics for unit in topic.units]


def _scored(topic: Topic, variants: list[str], wanted: list[frozenset[str]], cosines: list[float]) -> ScoredTopic:
    codes = exact_terms(" ".join(CODE.findall(variants[0])))
    fits = tuple(
        cosine
        + WORDING * _share(wanted, unit.text)
        + KIND * holds_answer_type(variants[-1], unit.text)
        + EXACT * exact_share(codes, unit.text)
        for cosine, unit in zip(cosines, topic.units, strict=True)
    )
    return ScoredTopic(topic, fits, _coverage(wanted, topic.text), _exact(variants[0], topic.text))


def _share(variants: list[frozenset[str]], text: str) -> float:
    found = synonym_stems(text)
    return max((len(wanted & found) / len(wanted) for wanted in variants if wanted), default=0.0)


def _coverage(variants: list[frozenset[str]], text: str) -> float:
    found = synonym_stems(text)
    return max(
        len(wanted & found) / max(len(wanted), 1) * min(len(wanted) / ENOUGH_STEMS, 1.0) ** 2 for wanted in variants
    )


def _exact(query: str, text: str) -> float:
    repeated = any(message.lower() in query.lower() for message in _MESSAGE.findall(text))
    return 1.0 if repeated else exact_share(exact_terms(query), text)
