"""Suggestions that wait to be written, as a worker takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from production.areas.assist.model.replies import LeftReply, SuggestionRequest, WrittenReply
from production.crm.knowledge.model import Passage
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.outcomes import EndCode, EndReason

_SQL = load_own("production.areas.assist")


class RequestStore:
    """A queue in Postgres: each is taken by one worker at a time, and written once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self) -> SuggestionRequest | None:
        """The oldest that nobody is writing; None where there is none."""
        row = await self._database.fetchrow(_SQL["take"])
        return _request(row) if row else None

    async def give_back(self, request: SuggestionRequest) -> None:
        """Somebody tries again in a few seconds."""
        await self._database.execute(_SQL["give_back"], request.id, request.attempt)

    async def save(self, request: SuggestionRequest, reply: WrittenReply) -> None:
        """Nothing happens if another worker has taken it since, or written it."""
        await self._database.execute(
            _SQL["save"],
            request.id,
            request.attempt,
            reply.content,
            reply.reasoning,
            reply.confidence,
            [asdict(one) for one in reply.sources],
            [asdict(one) for one in reply.sentences],
            list(reply.missing),
            reply.calibrated,
        )

    async def passages(self, places: Sequence[tuple[str, int]]) -> list[Passage]:
        """Those of the knowledge base that still stand at these (document, position), in this order."""
        documents, positions = [document for document, _ in places], [position for _, position in places]
        rows = await self._database.fetch(_SQL["passages"], documents, positions)
        return [Passage(row["document"], row["title"], row["position"], row["content"], 0.0, 0.0) for row in rows]


def _request(row: Any) -> SuggestionRequest:
    return SuggestionRequest(
        id=row["id"],
        attempt=row["attempts"],
        conversation_id=row["conversation_id"],
        event_id=row["event_id"],
        instruction=row["instruction"],
        draft=_draft(row) if row["draft_id"] else None,
    )


def _draft(row: Any) -> LeftReply:
    places = tuple((one["document"], one["chunk"]) for one in row["places"])
    reason = EndReason(EndCode(row["reason_code"] or EndCode.UNKNOWN), row["reason"] or "")
    return LeftReply(row["content"], row["confidence"], places, reason)
