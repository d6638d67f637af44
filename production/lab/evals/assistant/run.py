"""Plays labelled commands to the assistant over real records, each in the same world, and judges what came of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from production.areas.assistant.conversation import Assistant
from production.areas.assistant.model import Answer
from production.areas.assistant.store import ChatStore
from production.bootstrap.areas import area_offers
from production.bootstrap.schema import migrate_database
from production.crm.assistant.kinds import Query
from production.crm.permissions.model import ActorKind, Caller, Reach, Role, Scope
from production.database.pool import Database
from production.lab.evals.assistant.items import Command, commands, world
from production.lab.evals.assistant.judge import Played, Snapshot, suite
from production.lab.evals.assistant.tickets import add_tickets
from production.lab.evals.report import Suite
from production.lab.scratch import scratch_database

NOW = datetime(2026, 3, 4, 10, tzinfo=ZoneInfo("Europe/Berlin"))
_SOMEBODY = (
    "insert into users (email, name, role, password) values ('sales@example.com', 'Sales', 'admin', '') returning id"
)
_EMPTY = ("chat_sessions", "tasks", "deals", "pipelines", "customers", "companies")


async def judge_set(name: str) -> tuple[Suite, list[dict[str, Any]]]:
    """The figures of one set, and a row for each command that went wrong."""
    async with _stage() as stage:
        played = [await stage.play(command) for command in commands(name)]
    judged = suite(name, played)
    return judged, [{"says": each.case, "expected": each.expected, "got": each.got} for each in judged.failures]


class _Stage:
    """A database with one person in it, and the world as it is before each command."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._scope = Scope(caller, Reach.ALL)
        self._assistant = Assistant(database, area_offers(), None)
        self._records = {name: offer.open(database, self._scope) for name, offer in self._assistant.offers.items()}

    async def play(self, command: Command) -> Played:
        await self._reset()
        before = await self._snapshot()
        answers = await self._said(command)
        return Played(command, before, await self._snapshot(), answers[-1])

    async def _said(self, command: Command) -> list[Answer]:
        chats, answers = ChatStore(self._database, self._scope), list[Answer]()
        session_id = None
        for message in command.says:
            session = await chats.begin(session_id, message)
            session_id = session.id
            conversation = self._assistant.with_caller(self._scope.caller, session, chats.log(session), NOW)
            answers.append(await conversation.hear(message))
            await chats.end(session, message, answers[-1])
        return answers

    async def _reset(self) -> None:
        for table in _EMPTY:
            await self._database.execute(f"delete from {table}")  # noqa: S608 - our own words
        numbers: dict[str, int] = {}
        there = world()
        tickets = there.pop("ticket")
        for kind, rows in there.items():
            for row in rows:
                made = await self._records[kind].create(_fields(kind, row, numbers))
                numbers[row.get("email") or made["title"]] = made["id"]
        await add_tickets(self._database, tickets, numbers)

    async def _snapshot(self) -> Snapshot:
        found = {name: await records.find(Query(limit=500)) for name, records in self._records.items()}
        return {name: {row["id"]: row for row in each.rows} for name, each in found.items()}


def _fields(kind: str, row: dict[str, Any], numbers: dict[str, int]) -> dict[str, Any]:
    """With numbers for the names of other records."""
    fields = {name: value for name, value in row.items() if name not in {"contact", "pipeline", "due"}}
    fields |= {f"{name}_id": numbers[row[name]] for name in ("contact", "pipeline") if name in row}
    if "due" in row:
        fields |= {"due_date": row["due"], "time_zone": str(NOW.tzinfo)}
    if kind == "contact":
        first, last = fields.pop("name").split(" ", 1)
        fields |= {"first_name": first, "last_name": last}
    return fields


@asynccontextmanager
async def _stage() -> AsyncIterator[_Stage]:
    with scratch_database() as settings:
        await migrate_database(settings)
        database = Database(settings.database_url)
        try:
            user_id = await database.fetchval(_SOMEBODY)
            yield _Stage(database, Caller(kind=ActorKind.PERSON, name="Sales", role=Role.ADMIN, user_id=user_id))
        finally:
            await database.close()
