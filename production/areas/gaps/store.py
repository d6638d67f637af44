"""Questions without an answer: noted with their meaning, and listed for whoever writes the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from production.crm.knowledge.gaps import ANSWERED_SINCE, LACKING, MOST_QUESTIONS, Question
from production.crm.knowledge.ports import Vector
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.gaps")


class GapStore:
    """What it keeps of a question goes with the message that asked it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unnoted(self, model: str, limit: int) -> list[tuple[UUID, datetime, str]]:
        """(id, asked at, words with subject) of questions that this embedding model has not seen, oldest first."""
        rows = await self._database.fetch(_SQL["unnoted"], list(LACKING), model, limit)
        return [(row["id"], row["asked_at"], row["text"]) for row in rows]

    async def note(self, model: str, questions: Sequence[tuple[UUID, datetime, Vector]]) -> None:
        """Keep what questions mean; one noted before, by another model, is noted anew."""
        rows = [(id_, model, vector, asked_at) for id_, asked_at, vector in questions]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["note"], rows)

    async def questions(self, since: datetime) -> list[Question]:
        """The newest MOST_QUESTIONS that are still open, the latest first."""
        rows = await self._database.fetch(_SQL["questions"], since, MOST_QUESTIONS, ANSWERED_SINCE)
        return [
            Question(
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
