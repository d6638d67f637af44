"""One ticket as its page asks for it, and what is written into it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
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


async def test_a_ticket_has_what_its_page_shows(system: System, ticket: Claim, rep: Person) -> None:
    shown = await read(system, ticket, rep)
    by_id = await system.api.get(f"http://inside/api/tickets/{shown['uuid']}", headers=rep.bearer)
    assert by_id.json()["id"] == shown["id"] == ticket.ticket_number
    assert (shown["status"], shown["priority"], shown["handled_by"]) == ("escalated", "normal", "person")
    assert (shown["excerpt"], shown["can_send"]) == ("How do I export a board?", True)
    assert shown["reply_window"]["open"]
    [item] = shown["timeline"]
    assert (item["text"], item["author"]["kind"]) == (shown["excerpt"], "customer")
    assert item["id"] == shown["last_message_id"]


async def test_a_reply_leaves_in_the_name_of_its_author(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    answer = await post(system, ticket, rep, last_seen_message_id=seen)
    assert answer.status_code == 201, answer.text
    posted = answer.json()
    assert (posted["delivery_status"], posted["ticket_status"]) == ("pending", "waiting_customer")
    assert posted["undo_until"]
    shown = await read(system, ticket, rep)
    assert shown["timeline"][-1] == posted["item"]
    assert posted["item"]["author"]["id"] == str(rep.id)


async def test_the_same_key_gives_the_same_answer_and_one_message(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    first, again = [await post(system, ticket, rep, "k1", last_seen_message_id=seen) for _ in range(2)]
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    other = await post(system, ticket, rep, "k1", content="Something else")
    assert (other.status_code, other.json()["fields"][0]["field"]) == (422, "Idempotency-Key")
    assert len((await read(system, ticket, rep))["timeline"]) == 2


async def test_who_has_not_seen_the_newest_is_told_what_it_is(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    colleague = await hired(system.database, Role.MANAGER, "support")
    await post(system, ticket, colleague, last_seen_message_id=seen)
    stale = await post(system, ticket, rep, content="Click Export.", last_seen_message_id=seen)
    assert (stale.status_code, stale.json()["error"]) == (409, "stale")
    [newer] = stale.json()["newer"]
    assert newer["author"]["id"] == str(colleague.id)


async def test_who_may_not_send_leaves_notes(system: System, ticket: Claim) -> None:
    drafter = await hired(system.database, Role.REP, "support")
    assert (await post(system, ticket, drafter)).status_code == 403
    noted = await post(system, ticket, drafter, note=True)
    assert (noted.status_code, noted.json()["item"]["kind"], noted.json()["delivery_status"]) == (201, "note", None)
    shown = await read(system, ticket, drafter)
    assert (shown["can_send"], shown["status"], shown["timeline"][-1]) == (False, "escalated", noted.json()["item"])
