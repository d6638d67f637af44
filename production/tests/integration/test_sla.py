"""Service levels in Postgres: what is judged, once raised, and who is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.sla.clocks import Clocks
from production.areas.sla.model import BusinessHours, Opening, Policy, SlaSettings, Weekday
from production.areas.sla.store import NotificationStore, SlaStore
from production.crm.permissions.model import EVERYTHING, ActorKind, Caller, Reach, Role, Scope
from production.database.pool import Database
from production.schemas.ids import Priority
from production.tests.support.people import Person, hired
from production.tests.support.records import filed

ALWAYS = BusinessHours(time_zone="UTC", week={day: [Opening(opens="00:00", closes="24:00")] for day in Weekday})
TWO_HOURS = timedelta(hours=2)
HOUR = Policy(first_response_minutes=60, next_response_minutes=60, resolution_minutes=600)
AGO = "update tickets set created_at = clock_timestamp() - $2::interval, sla_pending = true where id = $1"


@pytest.fixture
async def clocks(database: Database) -> Clocks:
    await SlaStore(database, EVERYTHING).put(SlaSettings(hours=ALWAYS, policies=dict.fromkeys(Priority, HOUR)))
    return Clocks(database)


async def ticket(database: Database, owner: UUID | None = None, team: str | None = "billing") -> UUID:
    """Of a customer who waits for the first answer: a draft of one is there."""
    record = await filed(database, owner, team)
    found = "select id from tickets where conversation_id = $1"
    ticket_id: UUID = await database.fetchval(found, record.ids["conversation_id"])
    return ticket_id


async def standing(database: Database, ticket_id: UUID) -> Any:
    return await database.fetchrow(
        "select sla_state, sla_clock, priority, sla_pending, sla_due_at - created_at as within "
        "from tickets where id = $1",
        ticket_id,
    )


async def told(database: Database, person: Person) -> list[str]:
    caller = Caller(kind=ActorKind.PERSON, name="", role=Role.REP, user_id=person.id)
    return [each.kind for each in await NotificationStore(database, Scope(caller, Reach.ALL)).page(None, 50)]


async def test_a_new_ticket_is_due_for_its_first_answer(database: Database, clocks: Clocks) -> None:
    waiting = await ticket(database)
    await clocks.run()
    row = await standing(database, waiting)
    assert (row["sla_state"], row["sla_clock"], row["sla_pending"]) == ("ok", "first_response", False)
    assert row["within"].total_seconds() == 3600


async def test_it_pauses_while_the_customer_is_awaited_and_goes_on_after(database: Database, clocks: Clocks) -> None:
    waiting = await ticket(database)
    for status, state in (("waiting_customer", "paused"), ("open", "ok"), ("resolved", None)):
        await database.execute("update tickets set status = $2 where id = $1", waiting, status)
        await clocks.run()
        assert (await standing(database, waiting))["sla_state"] == state
    pauses = await database.fetch("select ended_at is null as open from sla_pauses where ticket_id = $1", waiting)
    assert sorted(row["open"] for row in pauses) == [False, True]


async def test_a_breach_raises_the_priority_once_and_says_so_in_the_log(database: Database, clocks: Clocks) -> None:
    waiting = await ticket(database)
    for _ in range(3):
        await database.execute(AGO, waiting, TWO_HOURS)
        await clocks.run()
    row = await standing(database, waiting)
    assert (row["sla_state"], row["priority"]) == ("breached", "high")
    logged = await database.fetch(
        "select before, after from audit_log join audit_changes using (id) where act = 'sla_breached'"
    )
    assert [(row["before"]["priority"], row["after"]["priority"]) for row in logged] == [("medium", "high")]


async def test_a_breach_stays_one_where_nothing_is_promised_above(database: Database, clocks: Clocks) -> None:
    only_medium = SlaSettings(hours=ALWAYS, policies={Priority.MEDIUM: HOUR})
    await SlaStore(database, EVERYTHING).put(only_medium)
    waiting = await ticket(database)
    await database.execute(AGO, waiting, TWO_HOURS)
    for _ in range(2):
        await clocks.run()
    row = await standing(database, waiting)
    assert (row["sla_state"], row["priority"]) == ("breached", "medium")


async def test_of_each_breach_somebody_hears_and_the_first_alone_raises(database: Database, clocks: Clocks) -> None:
    late = await ticket(database)
    await database.execute(AGO, late, TWO_HOURS)
    await clocks.run()
    await database.execute("update messages set delivery_status = 'sent' where ticket_id = $1", late)
    await database.execute(AGO, late, 10 * TWO_HOURS)
    await database.execute("update tickets set waiting_since = null where id = $1", late)
    await clocks.run()
    said = (
        "select after->>'clock' as clock from audit_log join audit_changes using (id) where subject_id = $1 order by at"
    )
    clocks_told = [row["clock"] for row in await database.fetch(said, str(late))]
    assert (clocks_told, (await standing(database, late))["priority"]) == (["first_response", "resolution"], "high")


async def test_of_a_breach_hear_who_has_it_and_who_leads_the_team(database: Database, clocks: Clocks) -> None:
    manager, rep, other = [
        await hired(database, role, team)
        for role, team in ((Role.MANAGER, "billing"), (Role.REP, "billing"), (Role.MANAGER, "legal"))
    ]
    late = await ticket(database, rep.id)
    unowned = await ticket(database)
    for each in (late, unowned):
        await database.execute(AGO, each, TWO_HOURS)
    await clocks.run()
    counts = [len(await told(database, person)) for person in (manager, rep, other)]
    assert counts == [2, 2, 0]


async def test_time_alone_makes_a_ticket_late(database: Database, clocks: Clocks) -> None:
    waiting = await ticket(database)
    await clocks.run()
    past = "update tickets set created_at = created_at - $2::interval, sla_look_at = clock_timestamp() where id = $1"
    await database.execute(past, waiting, TWO_HOURS)
    await clocks.run()
    assert (await standing(database, waiting))["sla_state"] == "breached"


async def test_new_promises_hold_for_tickets_that_are_there(database: Database, clocks: Clocks) -> None:
    waiting = await ticket(database)
    await clocks.run()
    await SlaStore(database, EVERYTHING).put(SlaSettings(hours=ALWAYS, policies={}))
    await clocks.run()
    assert (await standing(database, waiting))["sla_state"] is None
