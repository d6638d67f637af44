"""Knowledge articles as a person reads them: whole, in their own order."""

from __future__ import annotations

from production.database.named_queries import load
from production.database.pool import Database

_SQL, _KNOWLEDGE = load("articles"), load("knowledge")


class ArticleStore:
    """Reads what was ingested."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def documents(self) -> list[str]:
        """Paths of all documents, in order."""
        return [row["document"] for row in await self._database.fetch(_KNOWLEDGE["documents"])]

    async def article(self, document: str) -> str | None:
        """Markdown of a document, each passage below its title; None when it was never ingested."""
        rows = await self._database.fetch(_SQL["passages"], document)
        return "\n\n".join(f"## {row['title']}\n\n{row['content']}" for row in rows) or None
