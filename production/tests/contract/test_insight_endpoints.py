"""`/api/v1/insights`: figures within the caller's reach, the tickets behind them, and the same as a file."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.insights.rules.registry import LAYOUTS
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.customer_privacy import PrivacyStore
from production.database.turns import TurnStore
from production.schemas.outcomes import EndCode, EndReason, LedgerState, TicketStatus
from production.tests.builders import chat, mail
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact, deal
from production.tests.support.insights import count
from production.tests.support.people import hired
from production.tests.support.tickets import ask
from production.tests.support.turns import claimed, reply

NOT_DOCUMENTED = EndReason(EndCode.NOT_DOCUMENTED, "nothing says so")
GIVEN: dict[str, Any] = {
    "state": LedgerState.ESCALATED,
    "ticket_status": TicketStatus.ESCALATED,
    "parts": (),
    "reason": NOT_DOCUMENTED,
}


async def asked(system: System, path: str, headers: dict[str, str] = BEARER, **query: Any) -> Any:
    answer = await system.api.get(f"/insights/{path}", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def values(
    system: System, page: str, headers: dict[str, str] = BEARER, since: str | None = None, until: str | None = None
) -> dict[str, Any]:
    days = {name: day for name, day in (("from", since), ("to", until)) if day}
    found = await asked(system, page, headers, **days)
    return {told["figure"]["key"]: told["value"] for told in found["figures"]}


async def given(system: System, thread: str, person: UUID | None = None) -> Claim:
    """A ticket of Ada's that the AI gave to this person."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail(thread, thread=thread))
    assign = "update tickets set assigned_to = $2, assigned_team = 'billing' where id = $1"
    await system.database.execute(assign, claim.ticket_id, person)
    await turns.settle(claim, reply(**GIVEN))
    return claim


async def test_what_happened_is_counted(system: System) -> None:
    turns = TurnStore(system.database)
    await turns.settle(await claimed(turns, chat()), reply())
    await given(system, "ada")
    await count(system.database)
    found = await values(system, "overview") | await values(system, "ai")
    assert (found["volume"], found["opened"], found["automatic"], found["escalations"]) == (2, 2, 0.5, 1)
    assert (found["csat"], found["durable"], found["sla"]) == (None, None, None)


async def test_a_fact_says_in_whose_hands_its_ticket_was(system: System) -> None:
    claim = await given(system, "ada")
    await count(system.database)
    facts = "select kind, team, who from insight_facts where kind in ('received', 'escalated')"
    found = {row["kind"]: (row["team"], row["who"]) for row in await system.database.fetch(facts)}
    assert found == dict.fromkeys(("received", "escalated"), ("billing", claim.customer_id))


async def test_nothing_is_no_data_before_anything_was_counted(system: System) -> None:
    page = await asked(system, "overview")
    assert page["as_of"] is None
    assert {told["value"] for told in page["figures"]} == {None}


@pytest.mark.parametrize("page", LAYOUTS)
async def test_every_page_answers(system: System, page: str) -> None:
    await given(system, "ada")
    await count(system.database)
    found = await asked(system, page, zone="Asia/Kathmandu", compare=True)
    assert all(len(told["series"]) == len(found["bars"]) == 28 for told in found["figures"])


async def test_reasons_are_told_apart(system: System) -> None:
    await given(system, "ada")
    await count(system.database)
    [split] = [each for each in (await asked(system, "ai"))["splits"] if each["by"] == "label"]
    assert [(part["key"], part["values"]) for part in split["parts"]] == [("not_documented", {"escalations": 1})]


async def test_a_rep_sees_what_was_in_their_hands(system: System) -> None:
    me = await hired(system.database, Role.REP, "billing")
    colleague = await hired(system.database, Role.REP, "billing")
    mine, _ = await given(system, "mine", me.id), await given(system, "theirs", colleague.id)
    await count(system.database)
    assert (await values(system, "ai", me.bearer))["escalations"] == 1
    rows = (await asked(system, "figures/escalations/rows", me.bearer))["items"]
    assert [row["ticket"] for row in rows] == [mine.ticket_number]


async def test_rows_lead_to_what_is_in_reach_now(system: System) -> None:
    me, colleague = [await hired(system.database, Role.REP, "billing") for _ in range(2)]
    await given(system, "mine", me.id)
    await count(system.database)
    await system.database.execute("update tickets set assigned_to = $1", colleague.id)
    assert (await asked(system, "figures/escalations/rows", me.bearer))["items"] == []
    assert (await values(system, "ai", me.bearer))["escalations"] == 1


async def test_rows_come_page_by_page(system: System) -> None:
    tickets = [await given(system, thread) for thread in ("one", "two", "three")]
    await count(system.database)
    first = await asked(system, "figures/gaps/rows", limit=2)
    last = await asked(system, "figures/gaps/rows", limit=2, cursor=first["next_cursor"])
    assert [row["ticket"] for row in first["items"] + last["items"]] == [each.ticket_number for each in tickets[::-1]]


async def test_who_is_forgotten_leaves_the_rows_and_not_the_count(system: System) -> None:
    whose = (await given(system, "ada")).customer_id
    await count(system.database)
    await PrivacyStore(system.database).forget(whose)
    assert (await values(system, "ai"))["escalations"] == 1
    assert (await asked(system, "figures/escalations/rows"))["items"] == []
    assert await system.database.fetchval("select count(*) from insight_facts where who = $1", whose) == 0


async def exported(system: System, page: str, **query: Any) -> list[dict[str, str]]:
    answer = await system.api.get(f"/insights/{page}/export", params=query, headers=BEARER)
    return list(csv.DictReader(answer.text.lstrip("\ufeff").splitlines()))


async def test_the_file_says_what_the_page_says(system: System) -> None:
    await given(system, "ada")
    await count(system.database)
    page = await asked(system, "ai", compare=True)
    lines = await exported(system, "ai", compare=True)
    days = page["since"], page["until"]
    whole = [line for line in lines if (line["from"], line["to"]) == days and not line["by"]]
    shown = {told["figure"]["title"]: told["value"] for told in page["figures"]}
    assert {line["figure"]: float(line["value"]) if line["value"] else None for line in whole} == shown


async def two_currencies(system: System) -> tuple[UUID, list[int]]:
    """Won by one person: 50 EUR and 7,000 JPY; open: 20 EUR."""
    owner, whose = await hired(system.database, Role.MANAGER, "sales"), await contact(system.database)
    won = []
    for value, currency in ((50, "EUR"), (7_000, "JPY")):
        made = await deal(system, whose, value=value, currency=currency, owner_id=str(owner.id))
        await system.api.patch(f"/deals/{made['id']}", json={"status": "won"}, headers=BEARER)
        won.append(made["id"])
    await deal(system, whose, value=20, currency="EUR", owner_id=str(owner.id))
    await count(system.database)
    return owner.id, won


async def test_amounts_of_two_currencies_are_never_added_up(system: System) -> None:
    await two_currencies(system)
    found = await values(system, "sales")
    assert {key: value for key, value in found.items() if key.startswith(("won", "pipeline"))} == {
        "won EUR": 50,
        "won JPY": 7_000,
        "pipeline EUR": 20,
        "pipeline JPY": 0,
    }


async def test_a_person_has_won_in_each_currency(system: System) -> None:
    owner, _ = await two_currencies(system)
    [split] = [each for each in (await asked(system, "sales"))["splits"] if each["by"] == "person"]
    assert [(figure["key"], figure["currency"]) for figure in split["figures"]][:2] == [
        ("won EUR", "EUR"),
        ("won JPY", "JPY"),
    ]
    [part] = split["parts"]
    assert (part["key"], part["values"]["won EUR"], part["values"]["won JPY"]) == (str(owner), 50, 7_000)


async def test_money_leads_to_the_deals_of_its_currency(system: System) -> None:
    _, [_, yen] = await two_currencies(system)
    rows = (await asked(system, "figures/won/rows", label="JPY"))["items"]
    assert [row["deal_id"] for row in rows] == [yen]


async def test_a_file_says_in_which_currency_money_is(system: System) -> None:
    await two_currencies(system)
    page = await asked(system, "sales")
    whole = {
        line["figure"]: (line["unit"], line["value"])
        for line in await exported(system, "sales")
        if (line["from"], line["to"]) == (page["since"], page["until"]) and not line["by"]
    }
    assert (whole["Won in EUR"], whole["Won in JPY"]) == (("EUR", "50.0"), ("JPY", "7000.0"))


async def test_the_assistant_tells_money_by_currency(system: System) -> None:
    await two_currencies(system)
    admin = await hired(system.database, Role.ADMIN, "sales")
    answer = await system.api.post("/chat", json={"message": "Show insights about sales"}, headers=admin.bearer)
    said = answer.json()["response"]
    assert "Won in EUR (50)" in said
    assert "Won in JPY (7,000)" in said


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "2026-02-01", "to": "2026-02-01"}, "to"),
        ({"from": "2016-02-01", "to": "2026-02-01"}, "from"),
        ({"from": "yesterday"}, "from"),
        ({"from": "0001-01-01", "compare": "true"}, "from"),
        ({"to": "0001-01-01"}, "to"),
        ({"to": "9999-12-31"}, "to"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"person": "ada"}, "person"),
    ],
)
async def test_a_wrong_question_names_its_field(system: System, query: dict[str, str], field: str) -> None:
    answer = await system.api.get("/insights/overview", params=query, headers=BEARER)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["fields"]] == [field]


async def test_there_is_no_figure_of_another_name(system: System) -> None:
    answer = await system.api.get("/insights/figures/happiness/rows", headers=BEARER)
    assert answer.status_code == 404


async def test_a_ticket_counts_as_resolved_each_time_and_merging_is_none(system: System) -> None:
    manager = await hired(system.database, Role.MANAGER, "billing")
    one, other = await given(system, "one"), await given(system, "two")
    for status in ("resolved", "open", "resolved"):
        answer = await ask(system, "PATCH", one, "", manager, status=status)
        assert answer.status_code == 200, answer.text
    merged = await ask(system, "POST", other, "/merge", manager, into=one.ticket_number)
    assert merged.status_code == 200, merged.text
    await count(system.database)
    found = await values(system, "team")
    assert (found["resolved"], found["reopened"]) == (2, 2)  # whoever waited in the other waits in this one now


async def test_what_happened_yesterday_is_not_of_today(system: System) -> None:
    await given(system, "ada")
    now = datetime.now(UTC)
    await system.database.execute("update event_outbox set occurred_at = $1", now - timedelta(days=1))
    await count(system.database)
    before, today, after = (str((now + timedelta(days=days)).date()) for days in (-1, 0, 1))
    assert (await values(system, "overview", since=today, until=after))["volume"] == 0
    assert (await values(system, "overview", since=before, until=today))["volume"] == 1


async def test_the_assistant_tells_what_the_ai_did(system: System) -> None:
    await given(system, "ada")
    await count(system.database)
    manager = await hired(system.database, Role.MANAGER, "billing")
    message = {"message": "How many tickets did the AI close today, and what did it get wrong?"}
    answer = await system.api.post("/chat", json=message, headers=manager.bearer)
    assert answer.status_code == 200, answer.text
    said = answer.json()["response"]
    assert "Given to people (1)" in said
    assert "Called wrong (0)" in said
