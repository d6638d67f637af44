"""What may be won or lost: found once, with its rows, and gone for good when a person says so."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.opportunities.jobs import find
from production.areas.opportunities.store import Finding
from production.crm.permissions.model import EVERYTHING, Role
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.chats import Chat
from production.tests.support.deals import contact, deal
from production.tests.support.outreach import somebody
from production.tests.support.people import hired
from production.tests.support.sales import ordered
from production.tests.support.turns import claimed, reply

PRICES = "How much is the Pro plan for 20 people?"
WAITS: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}


async def asked(database: Database, words: str = PRICES, days: int = 2, **end: Any) -> str:
    """The number of a ticket that a person has not answered for so long."""
    turns = TurnStore(database)
    claim = await claimed(turns, mail(words))
    await turns.settle(claim, reply(**WAITS | {"team": "billing"} | end))
    ago = "update tickets set waiting_since = waiting_since - make_interval(days => $2) where id = $1"
    await database.execute(ago, claim.ticket_id, days)
    return claim.ticket_number


async def found(system: System, query: str = "", headers: dict[str, str] = BEARER) -> list[dict[str, Any]]:
    await find(Finding(system.database))
    answer = await system.api.get(f"/opportunities{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    listed: list[dict[str, Any]] = answer.json()
    return listed


async def close(system: System, one: dict[str, Any], outcome: str) -> int:
    answer = await system.api.post(f"/opportunities/{one['id']}/close", json={"outcome": outcome}, headers=BEARER)
    return answer.status_code


async def test_who_asked_for_prices_in_vain_is_found_with_the_sentence(system: System) -> None:
    number = await asked(system.database, f"Hello there. {PRICES} Thanks!")
    [one] = await found(system)
    assert (one["rule"], one["action"], one["ticket"], one["said"]) == ("asked_for_prices", "reply", number, PRICES)
    assert one["facts"]["waits_days"] > 1


@pytest.mark.parametrize("days", [0, 2])
async def test_who_was_answered_or_asked_just_now_is_not(system: System, days: int) -> None:
    await asked(system.database, days=days)
    if days:
        await system.database.execute("update tickets set waiting_since = null")
    assert await found(system) == []


async def test_all_are_found_however_many(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("production.areas.opportunities.store._BATCH", 2)
    for number in range(5):
        person = await somebody(system.database, f"{number}@example.com")
        await ordered(system.database, person.id, 40, quantity=1)
        await ordered(system.database, person.id, 1, quantity=9)
    assert len(await found(system)) == 5


async def test_it_is_found_once(system: System) -> None:
    await asked(system.database)
    [first] = await found(system)
    [again] = await found(system)
    assert (first["id"], first["found_at"]) == (again["id"], again["found_at"])


@pytest.mark.parametrize("outcome", ["done", "dismissed"])
async def test_what_a_person_closed_does_not_come_back(system: System, outcome: str) -> None:
    await asked(system.database)
    [one] = await found(system)
    assert await close(system, one, outcome) == 204
    assert await found(system) == []
    assert await close(system, one, outcome) == 404
    assert await system.database.fetchval("select count(*) from audit_log where act = 'opportunity_closed'") == 1


async def test_what_is_over_goes_by_itself_and_may_come_again(system: System) -> None:
    await asked(system.database)
    await found(system)
    await system.database.execute("update tickets set waiting_since = null")
    assert await found(system) == []
    await system.database.execute("update tickets set waiting_since = now() - interval '3 days'")
    assert len(await found(system)) == 1


async def test_a_silent_quote_and_an_angry_ticket_are_about_the_deal(system: System) -> None:
    number = await contact(system.database)
    made = await deal(system, number, status="proposal")
    assert await found(system) == []
    quoted = "update deals set status_since = now() - interval '9 days', created_at = now() - interval '9 days'"
    await system.database.execute(quoted)
    [one] = await found(system)
    assert (one["rule"], one["deal_id"], one["pipeline_id"]) == ("silent_after_quote", made["id"], 1)
    await asked(system.database, "This is broken again!", sentiment=0.1)
    await system.database.execute(
        "update tickets set customer_id = (select id from customers where number = $1)", number
    )
    assert [each["rule"] for each in await found(system)] == ["deal_and_angry_ticket", "silent_after_quote"]


async def test_more_of_the_same_is_growth(system: System) -> None:
    ada = await somebody(system.database)
    await ordered(system.database, ada.id, 90, quantity=10)
    await ordered(system.database, ada.id, 2, quantity=30)
    [one] = await found(system)
    assert (one["rule"], one["facts"]["before"], one["facts"]["quantity"]) == ("grew_in_seats", 10, 30)


async def test_a_valuable_customer_who_turns_is_told_once(system: System) -> None:
    ada = await somebody(system.database)
    await ordered(system.database, ada.id, 200)
    await system.database.execute("update customers set lifetime_value = 5000")
    turned = "update churn_scores set probability = 0.8, turned_at = now(), last_order_at = now() - interval '200 days'"
    await system.database.execute(turned)
    [one] = await found(system)
    assert (one["rule"], one["action"], one["facts"]["probability"]) == ("valuable_customer_turns", "call", 0.8)
    await close(system, one, "done")
    await system.database.execute("update churn_scores set turned_at = now()")
    assert await found(system) == []


async def test_only_rows_in_reach_are_shown(system: System) -> None:
    await asked(system.database)
    legal, billing = [await hired(system.database, Role.MANAGER, team) for team in ("legal", "billing")]
    assert await found(system, headers=legal.bearer) == []
    assert len(await found(system, headers=billing.bearer)) == 1


async def test_they_are_filtered(system: System) -> None:
    await asked(system.database)
    assert len(await found(system, "?rule=asked_for_prices&q=pro+plan")) == 1
    assert await found(system, "?rule=grew_in_seats") == []


async def test_the_assistant_lists_them(system: System) -> None:
    await asked(system.database)
    await found(system)
    told = await Chat(system).say("List new opportunities")
    assert (told["action_taken"], len(told["records"])) == ("get_opportunities", 1)
    assert "asked for prices" in told["records"][0]["title"]


async def test_an_unknown_end_is_refused(system: System) -> None:
    answer = await system.api.post("/opportunities/1/close", json={"outcome": "maybe"}, headers=BEARER)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "outcome")


_BOTH = """
insert into opportunities (customer_id, rule, subject, score, outcome, closed_at) values
    ($1, 'r', 's', 50, null, null), ($2, 'r', 's', 50, 'dismissed', now())"""


async def test_what_was_dismissed_with_one_stays_so_when_records_are_merged(system: System) -> None:
    kept, gone = await somebody(system.database), await somebody(system.database, "same@example.com")
    await system.database.execute(_BOTH, kept.id, gone.id)
    await CustomerStore(system.database, EVERYTHING).merge(kept.id, gone.id, "the same", "test")
    assert await system.database.fetchval("select outcome from opportunities where customer_id = $1", kept.id) == (
        "dismissed"
    )
