"""Tickets that belong together, and what was done for them by telephone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.areas.tags.store import follow
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.named_queries import load_own
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, post, read
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def manager(system: System) -> Person:
    return await hired(system.database, Role.MANAGER, "support")


async def waiting(system: System, words: str, thread: str = "t1", address: str = "ada@example.com") -> Claim:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail(words, thread=thread, address=address))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


async def merged(system: System, one: Claim, into: Claim, who: Person) -> dict[str, Any]:
    answer = await ask(system, "POST", one, "/merge", who, into=into.ticket_number)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_what_is_merged_is_answered_in_the_other_and_back_again(system: System, manager: Person) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    target = await merged(system, one, other, manager)
    assert target["id"] == other.ticket_number
    assert [(each["id"], each["how"]) for each in target["related"]] == [(one.ticket_number, "merged_here")]
    gone = await read(system, one, manager)
    assert (gone["status"], gone["related"][0]["how"]) == ("resolved", "merged_into")
    again = (await ask(system, "DELETE", one, "/merge", manager)).json()
    assert (again["id"], again["status"], again["related"]) == (one.ticket_number, "escalated", [])


async def test_a_reply_that_leaves_later_is_taken_back_and_stays_its_authors(
    system: System, rep: Person, manager: Person
) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    seen = (await read(system, one, rep))["last_message_id"]
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    later = {"content": "On its way.", "last_seen_message_id": seen, "send_at": tomorrow}
    await ask(system, "PUT", one, "/scheduled", rep, **later)
    await merged(system, one, other, manager)
    shown = await read(system, one, rep)
    assert (shown["scheduled"], shown["my_draft"]["content"]) == (None, "On its way.")
    told = (await system.api.get("/notifications", headers=rep.bearer)).json()["items"]
    assert [each["kind"] for each in told] == ["scheduled_not_sent"]


async def test_whoever_waited_there_waits_in_the_other(system: System, manager: Person) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    await ask(system, "PATCH", other, "", manager, status="resolved")
    assert (await merged(system, one, other, manager))["status"] == "escalated"


async def test_the_words_of_what_is_merged_stand_in_the_other_timeline_also_where_nothing_is_proven(
    system: System, manager: Person
) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    await system.database.execute("update conversations set proof = 'claimed'")
    before = [each["text"] for each in (await read(system, other, manager))["timeline"] if each["text"]]
    after = [each["text"] for each in (await merged(system, one, other, manager))["timeline"] if each["text"]]
    assert (before, after) == (["Still not here."], ["Where is it?", "Still not here."])


async def test_two_merges_the_other_way_round_leave_one_ticket(system: System, manager: Person) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    answers = await asyncio.gather(
        ask(system, "POST", one, "/merge", manager, into=other.ticket_number),
        ask(system, "POST", other, "/merge", manager, into=one.ticket_number),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 422]


@pytest.mark.parametrize("what", ["itself", "a stranger's", "a closed one", "nothing"])
async def test_what_cannot_take_its_place_is_refused_by_its_name(system: System, manager: Person, what: str) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Hello", "t2", "ben@example.com")
    closed = await waiting(system, "Still not here.", "t3")
    await system.database.execute("update tickets set status = 'closed' where id = $1", closed.ticket_id)
    into = {"itself": one, "a stranger's": other, "a closed one": closed}
    number = into[what].ticket_number if what in into else "TKT-9999"
    answer = await ask(system, "POST", one, "/merge", manager, into=number)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "into")
    assert (await read(system, one, manager))["status"] == "escalated"


async def test_nobody_is_asked_how_they_liked_what_was_merged(system: System, manager: Person) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    await post(system, one, manager)
    await merged(system, one, other, manager)
    await system.database.execute("update messages set delivery_status = 'sent' where role = 'human'")
    due = load_own("production.areas.csat")["due"]
    assert await system.database.fetch(due, timedelta(0), timedelta(hours=1)) == []


async def test_links_are_seen_from_both_sides_and_only_within_reach(system: System, rep: Person) -> None:
    one = await waiting(system, "It is down.")
    other = await waiting(system, "Down here, too.", "t2", "ben@example.com")
    await ask(system, "PUT", one, f"/links/{other.ticket_number}", rep)
    seen = (await read(system, other, rep))["related"]
    assert [(each["id"], each["how"]) for each in seen] == [(one.ticket_number, "linked")]
    await system.database.execute("update tickets set assigned_team = 'billing' where id = $1", other.ticket_id)
    assert (await read(system, one, rep))["related"] == []


async def test_a_link_is_taken_away_once(system: System, rep: Person) -> None:
    one, other = await waiting(system, "It is down."), await waiting(system, "Too.", "t2", "ben@example.com")
    await ask(system, "PUT", one, f"/links/{other.ticket_number}", rep)
    answers = [await ask(system, "DELETE", other, f"/links/{one.ticket_number}", rep) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 404]


async def test_a_call_about_a_ticket_stands_in_its_timeline(system: System, ticket: Claim, rep: Person) -> None:
    contact = (await read(system, ticket, rep))["customer"]["contact"]
    call = {
        "kind": "call",
        "contact_id": contact,
        "ticket": ticket.ticket_number,
        "direction": "outbound",
        "minutes": 5,
    }
    answer = await system.api.post("/activities", json=call | {"text": "Explained it."}, headers=rep.bearer)
    assert (answer.status_code, answer.json()["ticket"]) == (201, ticket.ticket_number), answer.text
    said = (await read(system, ticket, rep))["timeline"][-1]
    assert (said["kind"], said["text"], said["event"]["name"]) == ("note", "Explained it.", "call")
    assert said["event"]["detail"] == {"direction": "outbound", "minutes": 5, "outcome": None}


async def test_a_call_is_about_a_ticket_of_the_same_customer(system: System, ticket: Claim, rep: Person) -> None:
    contact = (await read(system, ticket, rep))["customer"]["contact"]
    other = await waiting(system, "Hello", "t2", "ben@example.com")
    call = {"kind": "call", "contact_id": contact, "ticket": other.ticket_number}
    answer = await system.api.post("/activities", json=call, headers=rep.bearer)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "ticket")


async def test_tags_go_along_and_come_back(system: System, manager: Person) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    await ask(system, "PATCH", one, "", manager, tags=["late", "parcel"])
    await ask(system, "PATCH", other, "", manager, tags=["parcel", "vip"])
    assert (await merged(system, one, other, manager))["tags"] == ["late", "parcel", "vip"]
    assert (await ask(system, "DELETE", one, "/merge", manager)).json()["tags"] == ["late", "parcel"]
    assert (await read(system, other, manager))["tags"] == ["parcel", "vip"]


@pytest.mark.parametrize("when", ["tickets follow at once", "tickets follow later"])
async def test_a_tag_that_was_renamed_meanwhile_comes_back_as_well(system: System, manager: Person, when: str) -> None:
    one, other = await waiting(system, "Where is it?"), await waiting(system, "Still not here.", "t2")
    await ask(system, "PATCH", one, "", manager, tags=["late"])
    await merged(system, one, other, manager)
    await system.api.patch("/tags/late", json={"name": "delayed"}, headers=BEARER)
    if when == "tickets follow at once":
        await follow(system.database)
    await ask(system, "DELETE", one, "/merge", manager)
    await follow(system.database)
    assert (await read(system, one, manager))["tags"] == ["delayed"]
    assert (await read(system, other, manager))["tags"] == []
