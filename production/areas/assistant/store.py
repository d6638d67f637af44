"""Conversations with the assistant in Postgres: each is seen by whoever had it, and by nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from production.areas.assistant.model import Action, Answer, Call, Pending, Ref, State
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.assistant")
_STATE, _CALL = TypeAdapter(State), TypeAdapter(Call)
_AT_MOST = timedelta(seconds=90)
"""For one message: whoever dies over it blocks the conversation no longer."""
KEPT_FOR = timedelta(days=90)
_GONE_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation."""

    id: UUID
    title: str
    state: State
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """A message and its answer."""

    message: str
    response: str
    tool: str
    records: Sequence[Ref]
    created_at: datetime


class ChatStore:
    """The caller's own conversations."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._owner = scope.caller.user_id

    async def begin(self, session_id: UUID | None, title: str) -> Session:
        """A conversation for one message: nobody else writes in it until `end` or `release`.

        Raises:
            NotFound: the caller has no such conversation.
            Conflict: it is still busy with another message.
        """
        if session_id is None:
            return _session(await self._database.fetchrow(_SQL["open"], self._owner, title, _AT_MOST))
        row = await self._database.fetchrow(_SQL["resume"], session_id, self._owner, _AT_MOST)
        if row is None:
            await self.session(session_id)
            raise Conflict("The message before is still being worked on.")
        return _session(row)

    async def end(self, session: Session, message: str, answer: Answer) -> None:
        """Write down what was said, and what waits."""
        records = [asdict(ref) for ref in answer.records]
        about = {ref.customer for ref in answer.records if ref.customer}
        async with self._database.transaction() as connection:
            turn = session.id, message, answer.response, answer.tool, records
            turn_id = await connection.fetchval(_SQL["add_turn"], *turn)
            await connection.execute(_SQL["mention"], turn_id, sorted(about))
            for each in answer.pending:
                held = (
                    each.id,
                    session.id,
                    _CALL.dump_python(each.call, mode="json"),
                    each.records,
                    each.text,
                    each.run,
                    each.call_id,
                )
                await connection.execute(_SQL["hold"], *held)
            await connection.execute(_SQL["rest"], session.id, _STATE.dump_python(session.state, mode="json"))

    async def release(self, session: Session) -> None:
        """Nothing came of the message."""
        await self._database.execute(_SQL["release"], session.id)

    async def session(self, session_id: UUID) -> Session:
        """Raises NotFound: the caller has no such conversation."""
        row = await self._database.fetchrow(_SQL["session"], session_id, self._owner)
        if row is None:
            raise NotFound(f"There is no conversation {session_id}.")
        return _session(row)

    async def page(self, after: tuple[datetime, UUID] | None, limit: int) -> list[Session]:
        """The last used first."""
        place = after or (None, None)
        return [_session(row) for row in await self._database.fetch(_SQL["sessions"], self._owner, *place, limit)]

    async def turns(self, session: Session) -> list[Turn]:
        """In order."""
        rows = await self._database.fetch(_SQL["turns"], session.id)
        return [Turn(**{**row, "records": [Ref(**each) for each in row["records"]]}) for row in rows]

    async def drop(self, session_id: UUID) -> None:
        """Raises NotFound."""
        if not await self._database.fetchval(_SQL["drop"], session_id, self._owner):
            raise NotFound(f"There is no conversation {session_id}.")

    async def action(self, action_id: UUID) -> Action:
        """Raises NotFound: nothing of this id was done for the caller."""
        row = await self._database.fetchrow(_SQL["action"], action_id, self._owner)
        if row is None:
            raise NotFound(f"There is no action {action_id}.")
        return _action(row)

    async def undone(self, action_id: UUID) -> Action:
        """Raises Conflict: somebody was faster."""
        return await _undone(self._database, action_id)

    def log(self, session: Session) -> SessionLog:
        return SessionLog(self._database, session.id)

    async def forget_rested(self) -> None:
        """Delete conversations that nobody has used for long; for whoever runs the system."""
        while (await self._database.execute(_SQL["forget_rested"], KEPT_FOR, _GONE_AT_ONCE)) != "DELETE 0":
            pass


class SessionLog:
    """What was done in one conversation, and what waits there."""

    def __init__(self, database: Database, session_id: UUID) -> None:
        self._database = database
        self._session_id = session_id

    async def add(self, action: Action, batch: UUID) -> Action:
        """Write down what was done."""
        what = action.tool, asdict(action.record), action.before, action.after, action.record.customer
        row = await self._database.fetchrow(_SQL["add_action"], action.id, self._session_id, batch, *what)
        return _action(row)

    async def last(self) -> list[Action]:
        """What the last call did that was not undone."""
        return [_action(row) for row in await self._database.fetch(_SQL["last_actions"], self._session_id)]

    async def actions(self) -> list[Action]:
        """In order."""
        return [_action(row) for row in await self._database.fetch(_SQL["actions"], self._session_id)]

    async def undone(self, action_id: UUID) -> Action:
        """Raises Conflict: somebody was faster."""
        return await _undone(self._database, action_id)

    async def taken(self, pending_id: UUID | None = None) -> list[Pending]:
        """What waits, or one of it: it is the caller's alone from now on, and waits no longer."""
        return [_pending(row) for row in await self._database.fetch(_SQL["take"], self._session_id, pending_id)]

    async def waiting(self) -> list[Pending]:
        return [_pending(row) for row in await self._database.fetch(_SQL["waiting"], self._session_id)]

    async def said(self, latest: int) -> list[tuple[str, str]]:
        """The latest messages with their answers, oldest first."""
        rows = await self._database.fetch(_SQL["latest_turns"], self._session_id, latest)
        return [(row["message"], row["response"]) for row in reversed(rows)]


async def _undone(database: Database, action_id: UUID) -> Action:
    row = await database.fetchrow(_SQL["undone"], action_id)
    if row is None:
        raise Conflict("This was undone already.")
    return _action(row)


def _session(row: Any) -> Session:
    return Session(**{**row, "state": _STATE.validate_python(row["state"])})


def _action(row: Any) -> Action:
    return Action(**{**row, "record": Ref(**row["record"])})


def _pending(row: Any) -> Pending:
    return Pending(**{**row, "call": _CALL.validate_python(row["call"])})
