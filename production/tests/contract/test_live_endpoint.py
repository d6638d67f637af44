"""`GET /api/v1/live`: who is told what, and when a stream ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import httpx
import pytest

from production.areas.live import stream
from production.crm.permissions.model import Role
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.events import EventType, RecordEvent, TicketEvent
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact
from production.tests.support.live import LiveApi, live_api
from production.tests.support.people import Person, hired
from production.tests.support.records import filed

END_SESSION = "update sessions set ended_at = clock_timestamp() where user_id = $1"
CHANGES = {
    "signed out": END_SESSION,
    "disabled": "update users set disabled_at = clock_timestamp() where id = $1",
    "another role": "update users set role = 'rep' where id = $1",
    "another team": "update team_members set team = 'legal' where user_id = $1",
}


@pytest.fixture
async def live(system: System) -> AsyncIterator[LiveApi]:
    async with live_api(system) as live:
        yield live


@pytest.fixture
async def manager(database: Database) -> Person:
    return await hired(database, Role.MANAGER, "billing")


async def ticket(database: Database, owner: UUID | None, team: str | None) -> UUID:
    record = await filed(database, owner, team)
    found: UUID = await database.fetchval(
        "select id from tickets where conversation_id = $1", record.ids["conversation_id"]
    )
    return found


async def test_a_change_is_told_to_whom_may_see_the_ticket(live: LiveApi, manager: Person, database: Database) -> None:
    foreign, mine = await ticket(database, None, "legal"), await ticket(database, None, "billing")
    row = await database.fetchrow("select ticket_number, customer_id from tickets where id = $1", mine)
    async with live.reading(manager.bearer) as reader:
        assert await reader.types() == ["reset"]
        live.tail.tell(foreign)
        live.tail.tell(mine, TicketEvent.MESSAGE)
        assert await reader.hints() == [
            {
                "type": "ticket.message",
                "ticket": row["ticket_number"],
                "ticket_uuid": str(mine),
                "customer_id": str(row["customer_id"]),
                "record": None,
            }
        ]


async def test_a_contact_is_told_of_to_whom_may_see_it(live: LiveApi, manager: Person, database: Database) -> None:
    foreign, mine = await filed(database, None, "legal"), await filed(database, None, "billing")
    async with live.reading(manager.bearer) as reader:
        await reader.hints()
        for record in (foreign, mine):
            live.tail.tell(record.ids["customer_id"], RecordEvent.CONTACT_CHANGED)
        [hint] = await reader.hints()
        assert (hint["type"], hint["customer_id"]) == ("contact.changed", str(mine.ids["customer_id"]))


@pytest.mark.parametrize("kind", ["deal", "task"])
async def test_a_record_is_told_of_to_whom_may_see_it(
    live: LiveApi, manager: Person, system: System, kind: str
) -> None:
    about = {"title": "Engine", "contact_id": await contact(system.database)} | (
        {"pipeline_id": 1} if kind == "deal" else {}
    )
    foreign, mine = [
        (await system.api.post(f"/{kind}s", json={**about, "team": team}, headers=BEARER)).json()["id"]
        for team in ("legal", "billing")
    ]
    async with live.reading(manager.bearer) as reader:
        await reader.hints()
        for record in (foreign, mine):
            live.tail.tell(record, f"{kind}_changed")
        [hint] = await reader.hints()
        assert (hint["type"], hint["record"]) == (f"{kind}.changed", mine)


async def test_that_a_visitor_writes_is_told_to_whom_asks_for_it(live: LiveApi, database: Database) -> None:
    chat = await ticket(database, None, None)
    async with live.reading(BEARER) as old, live.reading(BEARER, visitors=True) as new:
        for reader in (old, new):
            await reader.hints()
        live.tail.tell(chat, EventType.VISITOR_WRITES)
        assert await new.types() == ["visitor.writes"]
        live.tail.tell(chat)
        assert await old.types() == ["ticket.changed"]


async def test_who_loses_sight_of_a_ticket_hears_that_much(live: LiveApi, manager: Person, database: Database) -> None:
    moved = await ticket(database, None, "legal")
    async with live.reading(manager.bearer) as reader:
        await reader.hints()
        live.tail.tell(moved, was={"assigned_to": None, "assigned_team": "billing"})
        assert await reader.hints() == [
            {**dict.fromkeys(("ticket", "ticket_uuid", "customer_id", "record")), "type": "counts"}
        ]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_a_stream_ends_with_the_rights_that_it_began_with(
    live: LiveApi, manager: Person, database: Database, change: str
) -> None:
    async with live.reading(manager.bearer) as reader:
        await reader.hints()
        await database.execute(change, manager.id)
        assert await reader.hints() == []


async def test_a_token_that_is_revoked_hears_no_more(live: LiveApi, manager: Person, system: System) -> None:
    wanted = {"name": "wallboard", "actions": ["read"]}
    made = (await system.api.post("/auth/tokens", json=wanted, headers=manager.bearer)).json()
    async with live.reading({"Authorization": f"Bearer {made['token']}"}) as reader:
        await reader.hints()
        await system.api.delete(f"/auth/tokens/{made['id']}", headers=manager.bearer)
        assert await reader.hints() == []


@pytest.mark.parametrize("error", [Unavailable("kafka: away"), RuntimeError("nobody expected this")])
async def test_after_a_gap_all_are_told_that_there_was_one(live: LiveApi, error: Exception) -> None:
    async with live.reading(BEARER) as reader:
        await reader.hints()
        live.tail.lost(error)
        assert await reader.types() == ["reset"]


async def test_what_is_no_event_stops_nothing(live: LiveApi, database: Database) -> None:
    async with live.reading(BEARER) as reader:
        await reader.hints()
        live.tail.write(b"\xff")
        live.tail.tell(uuid4(), was={"assigned_to": 5})
        live.tail.tell(await ticket(database, None, None), TicketEvent.PRESENCE)
        assert await reader.types() == ["presence"]


async def test_an_idle_stream_passes_proxies(live: LiveApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PING_S", 0.01)
    async with live.reading(BEARER) as reader:
        headers = reader.answer.headers
        assert (headers["X-Accel-Buffering"], headers["Content-Type"]) == ("no", "text/event-stream; charset=utf-8")
        assert [line async for line in _until(reader.answer, ": ping")][-1] == ": ping"


async def test_streams_end_when_the_process_is_to(live: LiveApi) -> None:
    async with live.reading(BEARER) as reader:
        await reader.hints()
        live.server.should_exit = True
        assert await reader.hints() == []


async def _until(answer: httpx.Response, wanted: str) -> AsyncIterator[str]:
    async for line in answer.aiter_lines():
        yield line
        if line == wanted:
            return
