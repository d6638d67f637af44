"""How well topics and their units fit a question: meaning by vectors, wording by stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from production.agent.offline.topics import Topic
from production.agent.offline.vocabulary import concepts, specific
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.rank import exact_share, exact_terms

WORDING = 0.2
"""Weight of shared words beside the cosine."""
EXACT = 0.3
"""Weight of error codes and quoted words."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One topic against one question."""

    topic: Topic
    fits: tuple[float, ...]
    """One figure a unit, in order."""
    coverage: float
    """Share of the question's specific stems that the topic holds."""
    exact: float
    """Share of its codes and quoted words; 0 when it has none."""

    @property
    def best(self) -> float:
        return max(self.fits, default=0.0)

    @property
    def score(self) -> float:
        """Half the passage as a whole, half its best unit, and the wording."""
        return (self.topic.similarity + self.best) / 2 + WORDING * self.coverage + EXACT * self.exact


async def weigh(question: str, topics: Sequence[Topic], embedder: Embedder) -> list[Weighed]:
    """Topics with their fit, best first."""
    asked, *vectors = await embedder.embed(
        [question, *(f"{topic.heading}: {unit.text}" for topic in topics for unit in topic.units)]
    )
    cosines = iter((np.array(vectors) @ np.array(asked)).tolist() if vectors else [])
    wanted, exact = specific(question), exact_terms(question)
    weighed = [
        Weighed(
            topic,
            tuple(next(cosines) + _fit(wanted, exact, unit.text) for unit in topic.units),
            _share(wanted, topic.text),
            exact_share(exact, topic.text),
        )
        for topic in topics
    ]
    return sorted(weighed, key=lambda item: -item.score)


def _fit(wanted: frozenset[str], exact: frozenset[str], text: str) -> float:
    return WORDING * _share(wanted, text) + EXACT * exact_share(exact, text)


def _share(wanted: frozenset[str], text: str) -> float:
    return len(wanted & concepts(text)) / len(wanted) if wanted else 0.0
