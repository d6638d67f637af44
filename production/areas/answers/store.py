"""Answers of the AI, and what people say of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.areas.answers.model import Explanation, QuotedPassage, WrongAnswer, WrongReason
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound
from production.schemas.events import TicketEvent
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, EndReason, LedgerState

_SQL = load_own("production.areas.answers")


class AnswerStore:
    """Of tickets within the caller's reach."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def explain(self, answer_id: UUID) -> Explanation:
        """
        Raises:
            NotFound: the AI has written nothing under this id, or a person made it theirs.
        """
        async with self._database.connection() as connection:
            return await self._read(connection, answer_id)

    async def mark(self, answer_id: UUID, reason: WrongReason, right_answer: str | None) -> Explanation:
        """It is wrong; said again, what was said last counts. Errors as `explain`.

        Raises:
            Conflict: it has never left: whoever does not like a draft rejects it.
        """
        async with self._database.transaction() as connection:
            answer = await self._read(connection, answer_id)
            if not answer.said:
                raise Conflict("This answer has not left: reject it where it waits.")
            who, about = self._scope.caller, (answer.customer_id, answer.ticket_id, answer.event_id)
            await connection.execute(_SQL["mark"], *about, reason, right_answer, who.user_id, who.name)
            said = {"reason": reason, "right_answer": right_answer}
            await self._told(connection, answer, "answer_marked_wrong", said)
            return await self._read(connection, answer_id)

    async def unmark(self, answer_id: UUID) -> None:
        """It is not wrong after all. Errors as `explain`."""
        async with self._database.transaction() as connection:
            answer = await self._read(connection, answer_id)
            if answer.wrong is not None:
                await connection.execute(_SQL["unmark"], answer.event_id)
                await self._told(connection, answer, "answer_mark_withdrawn", None)

    async def ask_again(self, answer_id: UUID, model: str) -> UUID:
        """Have a worker make the turn again with a model, without consequences. Errors as `explain`."""
        async with self._database.transaction() as connection:
            answer = await self._read(connection, answer_id)
            about = answer.customer_id, answer.ticket_id, answer.event_id
            asked: UUID = await connection.fetchval(_SQL["ask"], *about, model)
            done = Act("answer_replayed", "ticket", answer.ticket_id, None, {"model": model})
            await record(connection, self._scope.caller, done)
        return asked

    async def made_again(self, replay_id: UUID) -> dict[str, Any] | None:
        """None until a worker has done it."""
        result: dict[str, Any] | None = await self._database.fetchval(_SQL["result"], replay_id)
        return result

    async def _read(self, connection: Connection, answer_id: UUID) -> Explanation:
        row = await connection.fetchrow(_SQL["answer"], answer_id, self._scope.sql)
        if row is None:
            raise NotFound(f"The AI has written nothing under {answer_id}.")
        return _explanation(row, await _passages(connection, row))

    async def _told(self, connection: Connection, answer: Explanation, act: str, said: dict[str, Any] | None) -> None:
        done = Act(act, "ticket", answer.ticket_id, None, said, answer.customer_id)
        await record(connection, self._scope.caller, done)
        await announce_ticket(connection, TicketEvent.CHANGED, answer.ticket_id)


async def _passages(connection: Connection, row: Any) -> tuple[QuotedPassage, ...]:
    named = row["sources"]
    places = [one["document"] for one in named], [one["chunk"] for one in named]
    found = await connection.fetch(_SQL["passages"], *places, row["created_at"])
    return tuple(
        QuotedPassage(one["document"], one["title"], now["content"], one["score"], now["changed"])
        for one, now in zip(named, found, strict=True)
    )


def _explanation(row: Any, passages: tuple[QuotedPassage, ...]) -> Explanation:
    marked = WrongReason(row["wrong"]) if row["wrong"] else None
    return Explanation(
        id=row["id"],
        ticket_id=row["ticket_id"],
        customer_id=row["customer_id"],
        event_id=row["event_id"],
        said=row["said"],
        channel=Channel(row["channel"]),
        state=LedgerState(row["state"]),
        reason=EndReason(EndCode(row["reason_code"] or EndCode.UNKNOWN), row["reason"] or ""),
        confidence=_rounded(row["confidence"]),
        calibrated=_rounded(row["calibrated"]),
        why=row["why"],
        passages=passages,
        wrong=WrongAnswer(marked, row["right_answer"], row["user_name"], row["at"]) if marked else None,
    )


def _rounded(share: float | None) -> float | None:
    """Stored with single precision."""
    return None if share is None else round(share, 4)
