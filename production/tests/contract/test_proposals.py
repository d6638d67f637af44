"""A reply of who may not send: it waits, leaves in their name once it is approved, or comes back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, at, post, read


@pytest.fixture
async def drafter(system: System) -> Person:
    return await hired(system.database, Role.REP, "support")


@pytest.fixture
async def manager(system: System) -> Person:
    return await hired(system.database, Role.MANAGER, "support")


async def propose(system: System, ticket: Claim, drafter: Person, content: str = "Press E.") -> dict[str, Any]:
    seen = (await read(system, ticket, drafter))["last_message_id"]
    answer = await ask(system, "PUT", ticket, "/proposal", drafter, content=content, last_seen_message_id=seen)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def approve(system: System, ticket: Claim, manager: Person, **changes: str) -> httpx.Response:
    shown = await read(system, ticket, manager)
    draft, seen = shown["draft"], shown["last_message_id"]
    said = {"content": draft["text"], "draft_id": draft["id"], "last_seen_message_id": seen} | changes
    return await post(system, ticket, manager, **said)


async def told(system: System, person: Person) -> list[str]:
    answer = await system.api.get("/notifications", headers=person.bearer)
    return [each["kind"] for each in answer.json()["items"]]


async def test_it_waits_in_its_authors_name_and_a_lead_hears_of_it(
    system: System, ticket: Claim, drafter: Person, manager: Person
) -> None:
    shown = await propose(system, ticket, drafter)
    assert (shown["draft"]["author"]["id"], shown["my_draft"]["content"]) == (str(drafter.id), "Press E.")
    assert (await told(system, manager), await told(system, drafter)) == (["approval_wanted"], [])
    query = {"view": "to_approve"}
    lane = await system.api.get("http://inside/api/tickets", params=query, headers=manager.bearer)
    [row] = lane.json()["tickets"]
    assert row["draft"]["author"].startswith("Rep")


async def test_it_leaves_in_its_authors_name_and_names_who_approved_it(
    system: System, ticket: Claim, drafter: Person, manager: Person
) -> None:
    await propose(system, ticket, drafter)
    sent = (await approve(system, ticket, manager)).json()
    assert (sent["item"]["author"]["id"], sent["delivery_status"]) == (str(drafter.id), "pending")
    shown = await read(system, ticket, drafter)
    assert (shown["draft"], shown["my_draft"]) == (None, None)
    [approved] = [each for each in shown["timeline"] if each["event"] and each["event"]["name"] == "approved"]
    assert approved["author"]["id"] == str(manager.id)


async def test_who_puts_other_words_there_is_their_author(
    system: System, ticket: Claim, drafter: Person, manager: Person
) -> None:
    await propose(system, ticket, drafter)
    sent = (await approve(system, ticket, manager, content="Press F.")).json()
    assert sent["item"]["author"]["id"] == str(manager.id)


async def test_who_approved_it_takes_it_back_and_it_waits_as_before(
    system: System, ticket: Claim, drafter: Person, manager: Person
) -> None:
    waiting = (await propose(system, ticket, drafter))["draft"]
    sent = (await approve(system, ticket, manager)).json()
    back = await system.api.delete(at(ticket, f"/messages/{sent['id']}"), headers=manager.bearer)
    assert back.status_code == 200, back.text
    draft = (await read(system, ticket, manager))["draft"]
    assert (draft["id"], draft["author"]) == (waiting["id"], waiting["author"])


async def test_one_that_is_turned_down_comes_back_to_its_author(
    system: System, ticket: Claim, drafter: Person, manager: Person
) -> None:
    draft = (await propose(system, ticket, drafter))["draft"]
    await system.api.post(f"/drafts/{draft['id']}/reject", json={"reason": "Too short"}, headers=manager.bearer)
    assert await told(system, drafter) == ["reply_returned"]
    shown = await read(system, ticket, drafter)
    assert (shown["draft"], shown["my_draft"]["content"]) == (None, "Press E.")


async def test_another_takes_the_place_of_the_first(system: System, ticket: Claim, drafter: Person) -> None:
    await propose(system, ticket, drafter)
    shown = await propose(system, ticket, drafter, "Press F.")
    assert "Press F." in shown["draft"]["text"]
    waiting = "select count(*) from messages where delivery_status = 'draft'"
    assert await system.database.fetchval(waiting) == 1


async def test_it_talks_over_nobody(system: System, ticket: Claim, drafter: Person, manager: Person) -> None:
    seen = (await read(system, ticket, drafter))["last_message_id"]
    await post(system, ticket, manager, last_seen_message_id=seen)
    stale = await ask(system, "PUT", ticket, "/proposal", drafter, content="Press E.", last_seen_message_id=seen)
    assert (stale.status_code, stale.json()["error"]) == (409, "stale")
    assert (await read(system, ticket, drafter))["draft"] is None
