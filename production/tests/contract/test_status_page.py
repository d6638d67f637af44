"""What a customer reads of a ticket while the reply of a person can still be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from production.api.access import access_token
from production.crm.support.model import Claim
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import form
from production.tests.support.api import SECRET, System
from production.tests.support.people import Person
from production.tests.support.tickets import ask, left_for_good, post
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def ticket(system: System) -> Claim:
    turns = TurnStore(system.database)
    claim = await claimed(turns, form("Where is the export?", ticket="TKT-0900"))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


async def seen(system: System) -> tuple[str, list[str]]:
    """The status and the words that are shown."""
    headers = {"X-Access-Token": access_token(SECRET, "TKT-0900")}
    shown: dict[str, Any] = (await system.api.get("/tickets/TKT-0900", headers=headers)).json()
    return shown["status"], [message["content"].split("\n\n")[1] for message in shown["responses"]]


async def test_a_reply_shows_with_its_status_once_it_cannot_be_taken_back(
    system: System, ticket: Claim, rep: Person
) -> None:
    posted = (await post(system, ticket, rep, resolve=True)).json()
    assert await seen(system) == ("escalated", [])
    await left_for_good(system, posted)
    assert await seen(system) == ("resolved", ["Press E."])


async def test_what_was_taken_back_never_shows(system: System, ticket: Claim, rep: Person) -> None:
    posted = (await post(system, ticket, rep)).json()
    await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    await left_for_good(system, posted)
    assert await seen(system) == ("escalated", [])


async def test_a_second_reply_shows_beside_the_first_with_the_status_between_them(
    system: System, ticket: Claim, rep: Person
) -> None:
    await left_for_good(system, (await post(system, ticket, rep)).json())
    await post(system, ticket, rep, content="It is in the menu.", resolve=True)
    assert await seen(system) == ("waiting_customer", ["Press E."])


async def test_the_agent_is_not_told_of_it_either(system: System, ticket: Claim, rep: Person) -> None:
    await system.database.execute("update conversations set proof = 'proven'")
    posted = (await post(system, ticket, rep)).json()
    tickets = TicketStore(system.database)
    assert [each.last_reply for each in await tickets.past_tickets(ticket.customer_id)] == [None]
    await left_for_good(system, posted)
    [past] = await tickets.past_tickets(ticket.customer_id)
    assert "Press E." in str(past.last_reply)
