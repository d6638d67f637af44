"""What customers ask and the knowledge base does not answer, the same question asked by many shown once. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
import numpy.typing as npt

from production.crm.knowledge.ports import Vector
from production.schemas.outcomes import EndCode

NO_ANSWER_CODES = (EndCode.NOT_DOCUMENTED, EndCode.NOT_BACKED)
"""Ends for want of knowledge."""

MIN_ANSWER_SIMILARITY = 0.6
"""Cosine from which a passage that is younger than a question counts as its answer."""
MIN_CLUSTER_SIMILARITY = 0.3
"""Mean cosine from which two groups of questions are one; a test measures it on labelled questions."""
MAX_QUESTIONS = 600
"""Grouping takes a fifth of a second for as many."""
MAX_EXAMPLES = 5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A turn that had to go to a person because nothing in the knowledge base answers it."""

    id: UUID
    """Of its first message."""
    customer_id: UUID
    ticket_number: str
    channel: str
    text: str
    asked_at: datetime
    vector: Vector


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing in the knowledge base."""

    id: UUID
    """Of its earliest question: stays the same while others join."""
    questions: int
    customers: int
    """Different people who asked."""
    first_asked_at: datetime
    last_asked_at: datetime
    examples: tuple[UnansweredQuestion, ...]
    """At most MAX_EXAMPLES with different texts, the most typical first."""


def find_gaps(questions: Sequence[UnansweredQuestion]) -> list[Gap]:
    """Questions grouped by meaning, what most people asked first."""
    if not questions:
        return []
    vectors = np.asarray([question.vector for question in questions], np.float64)
    gaps = [_gap([questions[index] for index in group], vectors[group]) for group in average_linkage_clusters(vectors)]
    return sorted(gaps, key=lambda gap: (-gap.customers, -gap.questions, gap.first_asked_at, gap.id))


def average_linkage_clusters(vectors: Floats) -> list[list[int]]:
    """Rows of unit length grouped: the two of highest mean cosine become one, while it is >= MIN_CLUSTER_SIMILARITY."""
    groups: list[list[int]] = [[index] for index in range(len(vectors))]
    sums = vectors @ vectors.T
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(groups))
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        left, right = sorted(int(place) for place in np.unravel_index(np.argmax(means), means.shape))
        if means[left, right] < MIN_CLUSTER_SIMILARITY:
            break
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        sums[left, left] = -np.inf
        sizes[left] += sizes[right]
        groups[left] += groups.pop(right)
        sums = np.delete(np.delete(sums, right, 0), right, 1)
        sizes = np.delete(sizes, right)
    return groups


def _gap(questions: list[UnansweredQuestion], vectors: Floats) -> Gap:
    typical = np.argsort(-(vectors @ vectors.sum(axis=0)), kind="stable")
    different = {questions[index].text.casefold(): questions[index] for index in reversed(typical)}
    earliest = min(questions, key=lambda question: (question.asked_at, question.id))
    return Gap(
        id=earliest.id,
        questions=len(questions),
        customers=len({question.customer_id for question in questions}),
        first_asked_at=earliest.asked_at,
        last_asked_at=max(question.asked_at for question in questions),
        examples=tuple(reversed(different.values()))[:MAX_EXAMPLES],
    )
