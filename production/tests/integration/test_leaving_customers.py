"""When a valuable customer is about to leave, their ticket becomes more pressing, and who leads hears of it: once."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.assist.jobs import judge_customers
from production.areas.assist.store.leaving import LeavingCustomers
from production.areas.assist.store.outlooks import OutlookStore
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.ids import Priority
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

LEAVING = "We want to cancel our subscription and move to another provider."
ESCALATED: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}


async def asked(database: Database, words: str = LEAVING, monthly: int | None = 500, **end: Any) -> Claim:
    """The ticket of a customer who has been paying so much a month for a year."""
    turns = TurnStore(database)
    claim = await claimed(turns, mail(words))
    await turns.settle(claim, reply(**ESCALATED | {"sentiment": 0.1, "team": "billing"} | end))
    if monthly is not None:
        await database.execute("insert into plans (name, monthly, currency) values ('pro', $1, 'EUR')", monthly)
        year = "update customers set plan = 'pro', created_at = clock_timestamp() - interval '1 year'"
        await database.execute(year)
    return claim


async def look_after(database: Database) -> None:
    await judge_customers(OutlookStore(database))
    await LeavingCustomers(database).look_after()


async def priority(database: Database, claim: Claim) -> Priority:
    return Priority(await database.fetchval("select priority from tickets where id = $1", claim.ticket_id))


async def acts(database: Database) -> list[Any]:
    told = "select c.after from audit_log a join audit_changes c using (id) where a.act = 'ticket_of_leaving_customer'"
    return list(await database.fetch(told))


async def test_the_ticket_becomes_more_pressing_and_says_why(database: Database) -> None:
    claim = await asked(database)
    await look_after(database)
    assert await priority(database, claim) is Priority.HIGH
    [act] = await acts(database)
    assert act["after"]["priority"] == "high"
    assert "Writes about leaving" in act["after"]["reasons"]


async def test_who_leads_the_team_is_told(database: Database) -> None:
    lead, rep, other = (
        await hired(database, Role.MANAGER, "billing"),
        await hired(database, Role.REP, "billing"),
        await hired(database, Role.MANAGER, "legal"),
    )
    await asked(database)
    await look_after(database)
    people = [lead.id, rep.id, other.id]
    told = await database.fetch("select user_id, kind from notifications where user_id = any($1)", people)
    assert [(row["user_id"], row["kind"]) for row in told] == [(lead.id, "customer_may_leave")]


async def test_where_nobody_leads_every_admin_is_told(database: Database) -> None:
    admin = await hired(database, Role.ADMIN)
    await asked(database)
    await look_after(database)
    assert [row["user_id"] for row in await database.fetch("select user_id from notifications")] == [admin.id]


async def test_it_happens_once_even_after_somebody_lowered_it(database: Database) -> None:
    claim = await asked(database)
    await look_after(database)
    await database.execute("update tickets set priority = 'low'")
    await look_after(database)
    assert (await priority(database, claim), len(await acts(database))) == (Priority.LOW, 1)


@pytest.mark.parametrize(
    "not_so",
    [
        {"monthly": None},
        {"monthly": 5},
        {"words": "How do I export?", "sentiment": 0.9},
        {"ticket_status": TicketStatus.RESOLVED},
    ],
    ids=["value not known", "little value", "content", "solved"],
)
async def test_nothing_happens_to_others(database: Database, not_so: dict[str, Any]) -> None:
    claim = await asked(database, **not_so)
    await look_after(database)
    assert (await priority(database, claim), await acts(database)) == (Priority.MEDIUM, [])
