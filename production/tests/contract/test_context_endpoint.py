"""`GET /api/tickets/{id}/context`: what stands beside a conversation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import chat, form, mail
from production.tests.support.api import BEARER, System
from production.tests.support.sales import ordered
from production.tests.support.turns import claimed, reply

_PARCEL = """
insert into fulfilments (customer_id, order_id, source_id, status, tracking_number, shipped_at)
values ($1, $2, 'p1', 'shipped', $3, now())"""


async def context(system: System, ticket: str) -> dict[str, Any]:
    answer = await system.api.get(f"http://inside/api/tickets/{ticket}/context", headers=BEARER)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_most_similar_earlier_ticket_comes_first_with_how_it_was_solved(system: System) -> None:
    turns = TurnStore(system.database)
    for text, thread, answer in (
        ("How do I export a board to CSV?", "t1", "Open the menu of the board and choose Export."),
        ("My invoice has the wrong address", "t2", "Change it under Billing."),
    ):
        claim = await claimed(turns, mail(text, thread=thread, subject=None))
        await turns.settle(claim, reply(answer, ticket_status=TicketStatus.RESOLVED))
    now = await claimed(turns, mail("The export of a board to CSV has an error", thread="t3", subject=None))
    first, second = (await context(system, now.ticket_number))["past_tickets"]
    assert (first["how_solved"], second["how_solved"]) == (
        "Open the menu of the board and choose Export.",
        "Change it under Billing.",
    )
    assert first["similarity"] > second["similarity"]


@pytest.mark.parametrize("name", ["ticket_number", "ticket_id"])
async def test_a_ticket_is_named_by_number_or_id(system: System, name: str) -> None:
    claim = await claimed(TurnStore(system.database), mail("Hello"))
    found = await context(system, str(getattr(claim, name)))
    assert found["customer"]["id"] == str(claim.customer_id)


async def test_what_the_customer_writes_elsewhere_and_who_may_be_the_same_is_told(system: System) -> None:
    turns = TurnStore(system.database)
    by_mail = await claimed(turns, mail("Hello", address="ada+work@example.com"))
    again = await claimed(turns, mail("Again", address="ada+work@example.com", thread="t2"))
    other = await claimed(turns, mail("Hello", address="ada@example.com", thread="t3"))
    found = await context(system, by_mail.ticket_number)
    assert [one["tickets"] for one in found["other_conversations"]] == [[again.ticket_number]]
    assert [one["customer_id"] for one in found["merge_suggestions"]] == [str(other.customer_id)]


async def test_what_colleagues_noted_elsewhere_is_told(system: System) -> None:
    turns = TurnStore(system.database)
    before, now = [await claimed(turns, mail(thread=thread)) for thread in ("t1", "t2")]
    path = f"http://inside/api/tickets/{before.ticket_number}/messages"
    headers = BEARER | {"Idempotency-Key": "k1"}
    await system.api.post(path, json={"content": "Prefers a call", "note": True}, headers=headers)
    assert [note["text"] for note in (await context(system, now.ticket_number))["notes"]] == ["Prefers a call"]


async def test_who_has_only_typed_an_address_is_not_called_proven(system: System) -> None:
    turns = TurnStore(system.database)
    typed, vouched = await claimed(turns, form()), await claimed(turns, chat())
    words = [(await context(system, one.ticket_number))["customer"]["proof_in_words"] for one in (typed, vouched)]
    assert [word.partition(":")[0] for word in words] == ["Claimed", "Proven"]


async def test_the_latest_orders_stand_beside_with_their_parcel(system: System) -> None:
    claim = await claimed(TurnStore(system.database), mail("Where is my parcel?"))
    await ordered(system.database, claim.customer_id, 30)
    sent = await ordered(system.database, claim.customer_id, 2)
    await system.database.execute(_PARCEL, claim.customer_id, sent, "00340434161094021501")
    latest, before = (await context(system, claim.ticket_number))["orders"]
    assert (latest["tracking"], before["tracking"]) == ("00340434161094021501", None)


@pytest.mark.parametrize("shown", ["past_tickets", "other_conversations", "notes", "orders"])
async def test_beside_a_typed_address_stands_nothing_of_its_owner(system: System, shown: str) -> None:
    turns = TurnStore(system.database)
    owners = await claimed(turns, mail("My licence", address="ada@example.com"))
    note = f"http://inside/api/tickets/{owners.ticket_number}/messages"
    await system.api.post(note, json={"content": "Prefers a call", "note": True}, headers=BEARER)
    await ordered(system.database, owners.customer_id, 2)
    typed = await claimed(turns, form(address="ada@example.com"))
    assert typed.customer_id == owners.customer_id
    assert (await context(system, typed.ticket_number))[shown] == []


async def test_beside_what_is_proven_stands_nothing_that_was_only_claimed(system: System) -> None:
    turns = TurnStore(system.database)
    await claimed(turns, form(address="ada@example.com"))
    owners = await claimed(turns, mail("My licence", address="ada@example.com"))
    assert (await context(system, owners.ticket_number))["past_tickets"] == []


async def test_what_is_not_known_says_so(system: System) -> None:
    claim = await claimed(TurnStore(system.database), mail("Hello"))
    found = await context(system, claim.ticket_number)
    assert (found["value"]["known"], found["value"]["amount"], found["orders"]) == (False, None, [])
    assert found["value"]["factors"] == ["Not known: no orders, and no plan is noted"]


async def test_value_follows_from_the_plan(system: System) -> None:
    claim = await claimed(TurnStore(system.database), mail("Hello"))
    await system.database.execute("insert into plans (name, monthly, currency) values ('pro', 29, 'EUR')")
    await system.database.execute(
        "update customers set plan = 'Pro', created_at = clock_timestamp() - interval '100 days'"
    )
    value = (await context(system, claim.ticket_number))["value"]
    assert (value["amount"], value["currency"], value["known"]) == (87.0, "EUR", True)


async def test_what_changes_beside_a_wait_does_not_shorten_it(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("Hello"))
    given: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}
    await turns.settle(claim, reply(**given))
    await system.database.execute("update tickets set waiting_since = clock_timestamp() - interval '49 hours'")
    await system.database.execute("update tickets set tags = '{vip}'")
    factors = (await context(system, claim.ticket_number))["churn"]["factors"]
    assert "Has waited for a person for 2 days" in factors


@pytest.mark.parametrize("ticket", ["TKT-9999", "nonsense", "00000000-0000-0000-0000-000000000000"])
async def test_there_is_no_such_ticket(system: System, ticket: str) -> None:
    answer = await system.api.get(f"http://inside/api/tickets/{ticket}/context", headers=BEARER)
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")


async def test_a_promise_of_a_colleague_proposes_when_to_look_again(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("Hello"))
    await turns.settle(claim, reply(parts=(), state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED))
    path = f"http://inside/api/tickets/{claim.ticket_number}/messages"
    await system.api.post(path, json={"content": "I'll get back to you next week."}, headers=BEARER)
    proposed = (await context(system, claim.ticket_number))["follow_up"]
    assert (proposed["why"], proposed["said"]) == ("promised", "I'll get back to you next week.")
    assert date.fromisoformat(proposed["on"]).weekday() == 0


async def test_before_anything_was_said_nothing_is_followed_up(system: System) -> None:
    claim = await claimed(TurnStore(system.database), mail("Hello"))
    assert (await context(system, claim.ticket_number))["follow_up"] is None
