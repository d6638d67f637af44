"""How well topics and their units fit a question: meaning by vectors, wording by stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from production.agent.offline.topics import Topic
from production.agent.offline.vocabulary import specific
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.words import stems

WORDING = 0.2
"""Weight of shared words beside the cosine."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One topic against one question."""

    topic: Topic
    fits: tuple[float, ...]
    """One figure a unit, in order."""
    coverage: float
    """Share of the question's specific stems that the topic holds."""

    @property
    def best(self) -> float:
        return max(self.fits, default=0.0)

    @property
    def score(self) -> float:
        """Half the passage as a whole, half its best unit, and the wording."""
        return (self.topic.similarity + self.best) / 2 + WORDING * self.coverage


async def weigh(question: str, topics: Sequence[Topic], embedder: Embedder) -> list[Weighed]:
    """Topics with their fit, best first."""
    texts = [f"{topic.heading}: {unit.text}" for topic in topics for unit in topic.units]
    asked, *vectors = await embedder.embed([question, *texts])
    cosines = iter((np.array(vectors) @ np.array(asked)).tolist() if texts else [])
    wanted = specific(question)
    weighed = []
    for topic in topics:
        fits = tuple(next(cosines) + WORDING * _share(wanted, unit.text) for unit in topic.units)
        text = "\n".join([topic.title, *(unit.text for unit in topic.units)])
        weighed.append(Weighed(topic, fits, _share(wanted, text)))
    return sorted(weighed, key=lambda item: -item.score)


def _share(wanted: frozenset[str], text: str) -> float:
    return len(wanted & stems(text)) / len(wanted) if wanted else 0.0
