"""A ticket in the hands of people: somebody who works there, and their calls."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from production.crm.permissions.model import EVERYTHING, Role
from production.crm.support.model import Claim, TicketRequest
from production.database.staff import StaffStore
from production.database.turns import TurnStore
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def ticket(system: System) -> Claim:
    """A customer who waits for a person."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, chat("How do I export a board?"))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


@pytest.fixture
async def rep(system: System) -> Person:
    return await hired(system.database, Role.REP, "support", may_send=True)


def at(ticket: Claim, path: str = "") -> str:
    return f"http://inside/api/tickets/{ticket.ticket_number}{path}"


async def read(system: System, ticket: Claim, person: Person) -> dict[str, Any]:
    answer = await system.api.get(at(ticket), headers=person.bearer)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def post(system: System, ticket: Claim, person: Person, key: str | None = None, **said: Any) -> httpx.Response:
    headers = person.bearer | ({"Idempotency-Key": key} if key else {})
    return await system.api.post(at(ticket, "/messages"), json={"content": "Press E."} | said, headers=headers)


async def ask(system: System, method: str, ticket: Claim, path: str, person: Person, **body: Any) -> httpx.Response:
    return await system.api.request(method, at(ticket, path), json=body or None, headers=person.bearer)


async def beside(system: System, ticket: Claim, team: str, words: str) -> Claim:
    """A second ticket of the same conversation, which a team has, and what its customer says there."""
    request = TicketRequest(summary=words, category=Category.BILLING, priority=Priority.MEDIUM)
    staff = StaffStore(system.database, EVERYTHING)
    number, _ = await staff.open_ticket(ticket.customer_id, ticket.channel, request)
    await system.database.execute("update tickets set assigned_team = $2 where ticket_number = $1", number, team)
    return await claimed(TurnStore(system.database), chat(words))


async def drafted(system: System, text: str = "Open Boards.") -> Claim:
    """A customer whose answer waits for approval."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, chat("How do I export a board?"))
    waits = {"state": LedgerState.DRAFTED, "delivery": DeliveryStatus.DRAFT, "ticket_status": TicketStatus.IN_PROGRESS}
    await turns.settle(claim, reply(text, **waits))
    return claim


async def left_for_good(system: System, posted: dict[str, Any]) -> None:
    """Its ten seconds are over."""
    await system.database.execute("update messages set next_attempt_at = now() where id = $1", UUID(posted["id"]))
