"""One ticket as its page shows and changes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.crm.permissions.model import EVERYTHING, Role
from production.crm.support.model import Claim
from production.database.customer_records import CustomerStore
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat, form, mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, at, beside, drafted, post, read
from production.tests.support.turns import claimed, reply


async def test_a_ticket_has_what_its_page_shows(system: System, ticket: Claim, rep: Person) -> None:
    shown = await read(system, ticket, rep)
    by_id = await system.api.get(f"http://inside/api/tickets/{shown['uuid']}", headers=rep.bearer)
    assert by_id.json()["id"] == shown["id"] == ticket.ticket_number
    assert (shown["status"], shown["priority"], shown["handled_by"]) == ("escalated", "normal", "person")
    assert (shown["excerpt"], shown["can_send"]) == ("How do I export a board?", True)
    assert shown["next_statuses"] == ["in_progress", "waiting_customer", "resolved"]
    assert shown["reply_window"]["open"]
    item, given = shown["timeline"]
    assert (given["event"]["name"], given["author"]["kind"]) == ("escalated", "ai")
    assert (item["text"], item["author"]["kind"]) == (shown["excerpt"], "customer")
    assert item["id"] == shown["last_message_id"]


async def test_messages_that_were_given_away_together_are_one_line(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("How do I export?"), mail("A board, I mean."))
    given: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}
    await turns.settle(claim, reply(**given))
    shown = (await system.api.get(f"http://inside/api/tickets/{claim.ticket_number}", headers=BEARER)).json()
    assert [item["event"]["name"] for item in shown["timeline"] if item["event"]] == ["escalated"]


async def test_of_two_tickets_of_a_conversation_each_shows_its_own_words(
    system: System, ticket: Claim, rep: Person
) -> None:
    legal = await beside(system, ticket, "legal", "I shall sue you.")
    turns = TurnStore(system.database)
    await turns.settle(legal, reply("Please do not.", delivery=DeliveryStatus.DRAFT, state=LedgerState.DRAFTED))
    answer = await system.api.get(at(ticket), headers=rep.bearer)
    shown = answer.json()
    assert (shown["excerpt"], shown["draft"]) == ("How do I export a board?", None)
    assert not {"sue", "Please"} & set(answer.text.replace('"', " ").split())


async def test_changes_are_shown_and_stand_in_the_timeline(system: System, ticket: Claim, rep: Person) -> None:
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    wanted = {"priority": "normal", "category": "billing", "assigned_to": str(rep.id), "tags": ["VIP", "vip", "refund"]}
    changed = await ask(system, "PATCH", ticket, "", rep, **wanted, snoozed_until=until, assigned_team="billing")
    assert changed.status_code == 200, changed.text
    shown = changed.json()
    assert (shown["tags"], shown["category"], shown["priority"]) == (["refund", "vip"], "billing", "normal")
    assert (shown["assigned_to"]["id"], shown["assigned_team"]) == (str(rep.id), "billing")
    event = shown["timeline"][-1]["event"]
    assert (event["name"], event["detail"]["after"]["assigned_to"]["id"]) == ("changed", str(rep.id))
    assert "priority" not in event["detail"]["after"]  # it was that before
    woken = await ask(system, "PATCH", ticket, "", rep, snoozed_until=None, assigned_to=None)
    assert (woken.json()["snoozed_until"], woken.json()["assigned_to"]) == (None, None)


async def test_what_is_so_already_changes_nothing(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    await system.database.execute("update tickets set assigned_to = $1", rep.id)
    before = await read(system, ticket, rep)
    same = await ask(system, "PATCH", ticket, "", rep, assigned_to=str(rep.id), priority="normal")
    after = same.json()
    assert (after["handled_by"], after["timeline"]) == ("ai", before["timeline"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("assigned_to", "00000000-0000-0000-0000-000000000000"),
        ("assigned_team", "no_such_team"),
        ("snoozed_until", "2020-01-01T00:00:00Z"),
        ("tags.0", None),
        ("status", "asleep"),
    ],
)
async def test_what_cannot_be_is_refused_by_its_name(
    system: System, ticket: Claim, rep: Person, field: str, value: str | None
) -> None:
    body = {"tags": ["x" * 41]} if field == "tags.0" else {field: value}
    refused = await ask(system, "PATCH", ticket, "", rep, **body)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_a_ticket_goes_only_where_its_life_leads(system: System, ticket: Claim, rep: Person) -> None:
    assert (await ask(system, "PATCH", ticket, "", rep, status="closed")).status_code == 409
    assert (await ask(system, "PATCH", ticket, "", rep, status="resolved")).json()["status"] == "resolved"


async def test_no_draft_waits_in_a_resolved_ticket(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    assert (await ask(system, "PATCH", ticket, "", rep, status="resolved")).json()["draft"] is None


async def test_who_takes_over_has_it_until_they_hand_it_back(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    mine = (await ask(system, "POST", ticket, "/take-over", rep)).json()
    assert (mine["handled_by"], mine["assigned_to"]["id"], mine["status"]) == ("person", str(rep.id), "in_progress")
    back = (await ask(system, "POST", ticket, "/hand-back", rep)).json()
    assert (back["handled_by"], back["assigned_to"], back["status"]) == ("ai", None, "open")
    assert [each["event"]["name"] for each in back["timeline"] if each["event"]] == ["taken_over", "handed_back"]


async def test_what_somebody_writes_is_kept_for_them_alone(system: System, ticket: Claim, rep: Person) -> None:
    colleague = await hired(system.database, Role.MANAGER, "support")
    for text in ("Pre", "Press"):
        kept = await ask(system, "PUT", ticket, "/my-draft", rep, kind="reply", content=text)
        assert kept.status_code == 200, kept.text
    assert (await read(system, ticket, rep))["my_draft"] == kept.json()
    assert (await read(system, ticket, colleague))["my_draft"] is None
    assert (await ask(system, "DELETE", ticket, "/my-draft", rep)).status_code == 204
    assert (await read(system, ticket, rep))["my_draft"] is None


async def test_who_looks_and_who_writes_is_seen_by_others(system: System, ticket: Claim, rep: Person) -> None:
    colleague = await hired(system.database, Role.MANAGER, "support")
    assert (await ask(system, "POST", ticket, "/presence", rep, typing=True)).json() == {"viewers": []}
    seen = (await ask(system, "POST", ticket, "/presence", colleague, typing=False)).json()["viewers"]
    assert [(one["id"], one["typing"]) for one in seen] == [(str(rep.id), True)]
    await system.database.execute("update ticket_viewers set seen_at = now() - interval '31 seconds'")
    assert (await read(system, ticket, colleague))["viewers"] == []


async def test_a_timeline_is_read_on_without_gaps_or_doubles(system: System, ticket: Claim, rep: Person) -> None:
    for number in range(7):
        await post(system, ticket, rep, note=number % 2 == 0, content=f"Line {number}")
    whole = (await read(system, ticket, rep))["timeline"]
    pages: list[list[dict[str, Any]]] = []
    before = None
    while True:
        query = {"limit": "3"} | ({"before": before} if before else {})
        page = (await system.api.get(at(ticket, "/timeline"), params=query, headers=rep.bearer)).json()
        pages.insert(0, page["items"])
        if (before := page["earlier"]) is None:
            break
    assert [item["id"] for page in pages for item in page] == [item["id"] for item in whole]
    assert len(whole) == 9


async def test_the_thread_holds_the_other_channels_of_the_same_person(system: System, rep: Person) -> None:
    turns = TurnStore(system.database)
    mailed = await claimed(turns, mail("By mail"))
    written = await claimed(turns, chat("By phone"))
    await CustomerStore(system.database, EVERYTHING).merge(mailed.customer_id, written.customer_id, "the same", "test")
    typed = await claimed(turns, form("By form"))  # anybody can type an address
    shown = await read(system, written, rep)
    assert [(item["text"], item["ticket_number"]) for item in shown["timeline"]] == [
        ("By mail", mailed.ticket_number),
        ("By phone", written.ticket_number),
    ]
    assert [item["text"] for item in (await read(system, typed, rep))["timeline"]] == ["By form"]
