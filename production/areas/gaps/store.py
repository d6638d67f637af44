"""Questions without an answer: embedded, and listed for whoever writes the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from production.crm.knowledge.gaps import MAX_QUESTIONS, MIN_ANSWER_SIMILARITY, NO_ANSWER_CODES, UnansweredQuestion
from production.crm.knowledge.ports import Vector
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.gaps")


class GapStore:
    """What it keeps of a question goes with the message that asked it."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def unembedded(self, model: str, limit: int) -> list[tuple[UUID, datetime, str]]:
        """(id, asked at, words with subject) of questions that this embedding model has not seen, oldest first."""
        rows = await self._database.fetch(_SQL["unembedded"], list(NO_ANSWER_CODES), model, limit)
        return [(row["id"], row["asked_at"], row["text"]) for row in rows]

    async def save_embeddings(self, model: str, questions: Sequence[tuple[UUID, datetime, Vector]]) -> None:
        """Keep the vectors of questions; those of another model are replaced."""
        rows = [(id_, model, vector, asked_at) for id_, asked_at, vector in questions]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["save_embedding"], rows)

    async def questions(self, since: datetime) -> list[UnansweredQuestion]:
        """The newest MAX_QUESTIONS that are still open, the latest first."""
        rows = await self._database.fetch(
            _SQL["questions"], since, MAX_QUESTIONS, MIN_ANSWER_SIMILARITY, self._scope.sql
        )
        return [
            UnansweredQuestion(
                id=row["message_id"],
                customer_id=row["customer_id"],
                ticket_number=row["ticket_number"],
                channel=row["channel"],
                text=row["text"],
                asked_at=row["asked_at"],
                vector=row["embedding"],
            )
            for row in rows
        ]
