"""Reminders ring once, for whoever should hear them."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from production.areas.sla.store import NotificationStore
from production.areas.tasks.store import ring
from production.crm.permissions.model import ActorKind, Caller, Reach, Role, Scope
from production.database.pool import Database
from production.tests.support.deals import contact
from production.tests.support.people import Person, hired

_TASK = """
insert into tasks (title, customer_id, remind_at, owner_id, team)
select 'Call', c.id, now() - interval '1 minute', $2, 'sales' from customers c where c.number = $1 returning id"""


async def task(database: Database, owner_id: UUID | None) -> int:
    task_id: int = await database.fetchval(_TASK, await contact(database), owner_id)
    return task_id


async def heard(database: Database, person: Person) -> list[tuple[str, int | None]]:
    caller = Caller(kind=ActorKind.PERSON, name="", role=Role.REP, user_id=person.id, teams=frozenset({"sales"}))
    page = await NotificationStore(database, Scope(caller, Reach.OWN)).page(None, 50)
    return [(each.title or "", each.task_id) for each in page]


async def test_it_rings_once_whoever_looks_at_the_clock(database: Database) -> None:
    rep = await hired(database, Role.REP, "sales")
    due = await task(database, rep.id)
    await asyncio.gather(*(ring(database) for _ in range(4)))
    assert await database.fetchval("select count(*) from notifications") == 1
    assert await heard(database, rep) == [("Call", due)]
    await NotificationStore(
        database, Scope(Caller(kind=ActorKind.PERSON, name="", role=Role.REP, user_id=rep.id), Reach.ALL)
    ).read(None)
    await ring(database)
    assert await database.fetchval("select count(*) from notifications") == 1


async def test_another_time_rings_again(database: Database) -> None:
    rep = await hired(database, Role.REP, "sales")
    due = await task(database, rep.id)
    await ring(database)
    await database.execute("update tasks set remind_at = now() - interval '1 second', reminded_at = null")
    await ring(database)
    assert await heard(database, rep) == [("Call", due)]


async def test_ringing_does_not_count_as_a_change(database: Database) -> None:
    rep = await hired(database, Role.REP, "sales")
    await task(database, rep.id)
    before = await database.fetchval("select updated_at from tasks")
    await ring(database)
    assert await database.fetchval("select updated_at from tasks") == before


@pytest.mark.parametrize("end", ["status = 'completed'", "deleted_at = now()", "remind_at = now() + interval '1 hour'"])
async def test_what_is_done_gone_or_to_come_does_not_ring(database: Database, end: str) -> None:
    rep = await hired(database, Role.REP, "sales")
    await task(database, rep.id)
    await database.execute(f"update tasks set {end}")
    await ring(database)
    assert await heard(database, rep) == []


async def test_of_what_nobody_has_the_team_hears_and_without_one_every_admin(database: Database) -> None:
    admin = await hired(database, Role.ADMIN)
    due = await task(database, None)
    await ring(database)
    assert await database.fetchval("select user_id from notifications where task_id = $1", due) == admin.id
    reps = [await hired(database, Role.REP, "sales") for _ in range(2)]
    await database.execute("update tasks set reminded_at = null")
    await ring(database)
    assert [await heard(database, rep) for rep in reps] == [[("Call", due)]] * 2
