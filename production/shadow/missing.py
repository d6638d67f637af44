"""Which articles are missing: what people were asked again and again, and no document holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid5

from production.crm.knowledge.gaps import MAX_QUESTIONS, UnansweredQuestion, find_gaps
from production.crm.knowledge.ports import Embedder
from production.shadow.shown import Shown


@dataclass(frozen=True, slots=True)
class MissingArticle:
    """One subject."""

    questions: int
    customers: int
    examples: tuple[str, ...]
    """How customers ask, the most typical first."""
    answer: str
    """What a person answered to the first one: a beginning of the article."""


async def missing_articles(shown: Sequence[Shown], embedder: Embedder) -> list[MissingArticle]:
    """Of the newest questions without an article, what most people asked first."""
    lacking = sorted((one for one in shown if one.lacks_article), key=lambda one: one.asked_at)[-MAX_QUESTIONS:]
    vectors = await embedder.embed([one.question for one in lacking]) if lacking else []
    by_id = {uuid5(one.customer_id, one.id): one for one in lacking}
    gaps = find_gaps(
        [
            UnansweredQuestion(id_, one.customer_id, one.id, one.channel, one.question, one.asked_at, vector)
            for (id_, one), vector in zip(by_id.items(), vectors, strict=True)
        ]
    )
    return [
        MissingArticle(
            gap.questions,
            gap.customers,
            tuple(example.text for example in gap.examples),
            by_id[gap.examples[0].id].answer,
        )
        for gap in gaps
    ]
