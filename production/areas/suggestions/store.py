"""Suggested articles: composed from what people solved, decided about once, and kept when approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from production.crm.knowledge.gaps import MIN_ANSWER_SIMILARITY
from production.crm.knowledge.suggested_articles import (
    MIN_QUESTION_SIMILARITY,
    AlreadyDecided,
    Article,
    SolvedTicket,
    SuggestedArticle,
    SuggestionStatus,
    document_of,
)
from production.crm.permissions.model import EVERYTHING, Scope
from production.crm.support.daily import DURABLE_AFTER
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.suggestions")

_TOO_SHORT = "the person's answer says too little for an article"


class SuggestionStore:
    """Each ticket is suggested once, and each suggestion decided once."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def solved_tickets(self, limit: int) -> list[SolvedTicket]:
        """Tickets that a person solved for want of knowledge and that nothing was made of, the oldest first."""
        rows = await self._database.fetch(_SQL["solved_tickets"], DURABLE_AFTER, MIN_ANSWER_SIMILARITY, limit)
        return [
            SolvedTicket(
                ticket_id=row["ticket_id"],
                question_id=row["question_id"],
                subject=row["subject"],
                question=row["question"],
                answers=tuple(row["answers"]),
                known=tuple(filter(None, row["known"])),
            )
            for row in rows
        ]

    async def save(self, solved: SolvedTicket, article: Article) -> None:
        """Keep what a ticket teaches, if anything; nothing happens the second time, or once it is forgotten."""
        await self._database.execute(
            _SQL["insert_suggestion"],
            solved.ticket_id,
            solved.question_id,
            article.title,
            article.question,
            article.body,
            MIN_QUESTION_SIMILARITY,
            None if article.has_content else _TOO_SHORT,
        )

    async def suggestions(self, status: SuggestionStatus | None, after: int, limit: int) -> list[SuggestedArticle]:
        """Those of one status, or all, whose id is above `after`, in the order of their ids."""
        rows = await self._database.fetch(_SQL["suggestions"], status, None, after, limit, self._scope.sql)
        return [_suggestion(row) for row in rows]

    async def approve(self, suggestion_id: int, title: str | None, body: str | None) -> SuggestedArticle:
        """Make it an article, in these words where they are given; approving the same words again changes nothing.

        Raises:
            NotFound: there is no such suggestion.
            AlreadyDecided: it is rejected, or approved in other words.
        """
        async with self._database.transaction() as connection:
            held = await _lock(connection, suggestion_id, self._scope)
            status = SuggestionStatus(held["status"])
            words = title or held["title"], body or held["body"]
            if status is SuggestionStatus.WAITING:
                document = document_of(suggestion_id)
                await connection.execute(_SQL["insert_article"], document, *words)
                await connection.execute(_SQL["approve"], suggestion_id, *words, document)
                approved = Act("article_approved", "suggestion", suggestion_id, after={"document": document})
                await record(connection, self._scope.caller, approved)
            elif status is SuggestionStatus.REJECTED:
                raise AlreadyDecided(suggestion_id, status, "approved")
            elif words != (held["title"], held["body"]):
                raise AlreadyDecided(suggestion_id, status, "changed")
            return await _read(connection, suggestion_id)

    async def reject(self, suggestion_id: int, reason: str) -> SuggestedArticle:
        """Nothing comes of it, and its tickets are never suggested again; the first reason stays.

        Raises:
            NotFound: there is no such suggestion.
            AlreadyDecided: it is approved.
        """
        async with self._database.transaction() as connection:
            status = SuggestionStatus((await _lock(connection, suggestion_id, self._scope))["status"])
            if status is SuggestionStatus.APPROVED:
                raise AlreadyDecided(suggestion_id, status, "rejected")
            if status is SuggestionStatus.WAITING:
                await connection.execute(_SQL["reject"], suggestion_id, reason)
                rejected = Act("article_rejected", "suggestion", suggestion_id)  # the reason goes with the customer
                await record(connection, self._scope.caller, rejected)
            return await _read(connection, suggestion_id)

    async def unpublished(self, model: str, limit: int) -> Sequence[tuple[str, str, str]]:
        """(document, title, body) of approved articles that no search by this embedding model finds yet."""
        rows = await self._database.fetch(_SQL["unpublished"], model, limit)
        return [(row["document"], row["title"], row["body"]) for row in rows]


async def _lock(connection: Connection, suggestion_id: int, scope: Scope) -> Any:
    held = await connection.fetchrow(_SQL["lock"], suggestion_id, scope.sql)
    if held is None:
        raise NotFound(f"There is no suggestion {suggestion_id}.")
    return held


async def _read(connection: Connection, suggestion_id: int) -> SuggestedArticle:
    return _suggestion(await connection.fetchrow(_SQL["suggestions"], None, suggestion_id, 0, 1, EVERYTHING.sql))


def _suggestion(row: Any) -> SuggestedArticle:
    return SuggestedArticle(**{**row, "status": SuggestionStatus(row["status"]), "tickets": tuple(row["tickets"])})
