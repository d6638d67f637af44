"""What people answered becomes articles: suggested to staff, and published once they approve."""

from __future__ import annotations

from functools import partial

from production.agent.guardrails.screening import is_injection
from production.areas import Resources
from production.areas.suggestions.store import SuggestionStore
from production.crm.knowledge.service import KnowledgeBase
from production.crm.knowledge.suggested_articles import as_markdown, compose_article
from production.crm.permissions.model import EVERYTHING
from production.database.knowledge import KnowledgeStore
from production.workers.scheduler import Job

_BATCH = 100


def jobs(resources: Resources) -> list[Job]:
    suggestions, embedder = SuggestionStore(resources.database, EVERYTHING), resources.embedder
    knowledge = KnowledgeBase(embedder, KnowledgeStore(resources.database))
    return [
        Job("suggest articles", 60.0, partial(suggest_articles, suggestions)),
        Job("publish articles", 2.0, partial(publish_approved, suggestions, knowledge, embedder.name)),
    ]


async def suggest_articles(suggestions: SuggestionStore) -> None:
    """Compose an article from each ticket that a person has solved since the last time, for staff to judge."""
    for solved in await suggestions.solved_tickets(_BATCH):
        await suggestions.save(solved, compose_article(solved, is_injection))


async def publish_approved(suggestions: SuggestionStore, knowledge: KnowledgeBase, model: str) -> None:
    """Bring approved articles into the knowledge base, where the next search finds them.

    Here and not in the request that approves them: embedding needs a model, and the api has none, so that its answers
    never wait for one. An article counts as published once the knowledge base holds it under the embedding model in
    use. So what a crash interrupted is done again, and so is everything after a change of the model.
    """
    for document, title, body in await suggestions.unpublished(model, _BATCH):
        await knowledge.learn(document, as_markdown(title, body))
