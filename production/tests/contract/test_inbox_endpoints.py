"""The inbox as its documented paths and shapes promise it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from production.areas.inbox.alerts import MOST_ALERTS
from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.schemas.ids import Priority
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat, mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

LIST = "http://inside/api/tickets"
ESCALATED: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}


async def escalated(system: System, text: str = "Hello", *, name: str | None = None, **decided: Any) -> str:
    """The number of a new ticket that a person has to see to."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail(text, address=f"{name or uuid4().hex}@example.com"))
    await turns.settle(claim, reply(**ESCALATED | decided))
    return claim.ticket_number


async def listed(system: System, **query: Any) -> dict[str, Any]:
    answer = await system.api.get(LIST, params=query, headers=BEARER)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def numbers(page: dict[str, Any]) -> list[str]:
    return [ticket["id"] for ticket in page["tickets"]]


async def test_the_more_urgent_comes_first(system: System) -> None:
    made = {each: await escalated(system, priority=each) for each in Priority}
    page = await listed(system)
    assert numbers(page) == [made[each] for each in reversed(Priority)]
    assert [ticket["priority"] for ticket in page["tickets"]] == ["urgent", "high", "normal", "low"]
    assert page["pagination"] == {"page": 1, "limit": 50, "total": 4, "has_next": False, "has_prev": False}
    assert (page["topic_alerts_active"], page["matches"]) == ([], 0)


async def test_the_breakdown_gives_the_documented_example(system: System) -> None:
    number = await escalated(system, name="jane", priority=Priority.URGENT, sentiment=0.1)
    await system.database.execute(
        "update customers set churn_risk = 0.8, lifetime_value = 3500 where email like 'jane%'"
    )
    await system.database.execute(
        "update tickets set difficulty = 'hard', waiting_since = clock_timestamp() - $1::interval", timedelta(hours=2)
    )
    answer = await system.api.get(f"{LIST}/{number}/score-breakdown", headers=BEARER)
    body = answer.json()
    assert body["total_score"] == pytest.approx(16.4, abs=0.001)
    assert body["total_score"] == sum(body["components"].values())
    assert body["components"] == pytest.approx(
        {"churn_risk": 2.4, "customer_value": 7.0, "urgency": 6.0, "age": 0.5, "difficulty": -1.5, "sentiment": 2.0,
         "topic_alert": 0.0}, abs=0.001,
    )  # fmt: skip
    assert body["customer"] == {"ltv": 3500.0, "churn_risk": 0.8, "known": True}
    assert body["weights"] == {
        "churn_weight": 3.0, "value_weight": 2.0, "urgency_weight": 1.5, "topic_alert_boost": 5.0
    }  # fmt: skip
    [row] = (await listed(system))["tickets"]
    assert (row["smart_score"], row["age_hours"]) == (16.4, 2.0)


async def test_a_ticket_is_named_by_its_id_as_well(system: System) -> None:
    await escalated(system)
    [row] = (await listed(system))["tickets"]
    answer = await system.api.get(f"{LIST}/{row['uuid']}/score-breakdown", headers=BEARER)
    assert answer.json()["ticket"]["priority"] == "normal"


@pytest.mark.parametrize(
    ("alert", "hit"),
    [
        ("fraud", True),
        ("FRAUD", True),
        ("defraud", False),
        ("chargeback", True),
        ("cafe bill", True),
        ("bill cafe", False),
    ],
)
async def test_a_topic_alert_matches_at_the_beginning_of_words(system: System, alert: str, *, hit: bool) -> None:
    watched = await escalated(system, "Two chargebacks: this is fraud! My café bill is wrong", priority=Priority.LOW)
    other = await escalated(system, "Hello", priority=Priority.HIGH)
    page = await listed(system, topic_alerts=alert)
    assert numbers(page) == ([watched, other] if hit else [other, watched])
    assert page["matches"] == hit
    assert {ticket["id"]: ticket["matches_topic_alert"] for ticket in page["tickets"]} == {watched: hit, other: False}


async def test_a_saved_alert_applies_to_its_owner_until_it_is_deleted(system: System) -> None:
    rep = await hired(system.database, Role.ADMIN)
    watched = await escalated(system, "It is broken", priority=Priority.LOW)
    other = await escalated(system, priority=Priority.HIGH)
    saved = await system.api.post("/topic-alerts", json={"phrases": ["broken"]}, headers=rep.bearer)
    assert saved.status_code == 201
    with_alert = (await system.api.get(LIST, headers=rep.bearer)).json()
    assert (numbers(with_alert), with_alert["topic_alerts_active"]) == ([watched, other], ["broken"])
    assert numbers(await listed(system)) == [other, watched]
    assert [one["id"] for one in (await system.api.get("/topic-alerts", headers=rep.bearer)).json()] == [
        saved.json()["id"]
    ]
    await system.api.delete(f"/topic-alerts/{saved.json()['id']}", headers=rep.bearer)
    assert numbers((await system.api.get(LIST, headers=rep.bearer)).json()) == [other, watched]


async def test_nobody_watches_for_everything(system: System) -> None:
    rep = await hired(system.database, Role.REP)
    alert = {"phrases": ["broken"]}
    made = [await system.api.post("/topic-alerts", json=alert, headers=rep.bearer) for _ in range(MOST_ALERTS + 1)]
    assert [one.status_code for one in made] == [201] * MOST_ALERTS + [409]


@pytest.mark.parametrize("name", ["TKT-9999", "nonsense", "00000000-0000-0000-0000-000000000000"])
async def test_of_what_is_no_ticket_there_is_no_score(system: System, name: str) -> None:
    assert (await system.api.get(f"{LIST}/{name}/score-breakdown", headers=BEARER)).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"channel": "email"}, True),
        ({"channel": "chat"}, False),
        ({"channel": "sms"}, False),
        ({"status": "escalated"}, True),
        ({"status": "closed"}, False),
        ({"status": "all"}, True),
        ({"assigned_to": "none"}, True),
        ({"assigned_to": "me"}, False),
        ({"team": "support"}, True),
        ({"team": "billing"}, False),
        ({"tag": "vip"}, True),
        ({"tag": "VIP"}, True),
        ({"tag": "other"}, False),
        ({"view": "needs_person"}, True),
        ({"view": "to_approve"}, False),
        ({"view": "waiting_customer"}, False),
        ({"view": "snoozed"}, False),
        ({"view": "all"}, True),
    ],
)
async def test_filters(system: System, query: dict[str, str], *, shown: bool) -> None:
    number = await escalated(system)
    await system.database.execute("update tickets set tags = '{vip}'")
    page = await listed(system, **query)
    assert (numbers(page), page["pagination"]["total"]) == (([number], 1) if shown else ([], 0))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"status": "new"}, "status"),
        ({"channel": "pigeon"}, "channel"),
        ({"assigned_to": "bob"}, "assigned_to"),
        ({"topic_alerts": ",".join(map(str, range(21)))}, "topic_alerts"),
        ({"topic_alerts": "!!!"}, "topic_alerts"),
        ({"cursor": "nonsense"}, "cursor"),
        ({"as_of": "2020-01-01T00:00:00Z"}, "as_of"),
        ({"page": "0"}, "page"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_name(system: System, query: dict[str, str], field: str) -> None:
    answer = await system.api.get(LIST, params=query, headers=BEARER)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)


async def test_pages_follow_each_other_by_number_and_by_cursor(system: System) -> None:
    made = {await escalated(system, priority=each) for each in (*Priority, Priority.HIGH)}
    first = await listed(system, limit=2)
    assert first["pagination"]["has_next"]
    by_number = [await listed(system, limit=2, page=page, as_of=first["as_of"]) for page in (1, 2, 3)]
    second = await listed(system, limit=2, cursor=first["next_cursor"])
    third = await listed(system, limit=2, cursor=second["next_cursor"])
    assert [numbers(page) for page in (first, second, third)] == [numbers(page) for page in by_number]
    assert {number for page in by_number for number in numbers(page)} == made
    assert (third["next_cursor"], third["pagination"]["has_next"]) == (None, False)


async def test_a_draft_is_shown_until_it_is_decided(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, chat("How do I export?"))
    drafted = {
        "state": LedgerState.DRAFTED,
        "ticket_status": TicketStatus.IN_PROGRESS,
        "delivery": DeliveryStatus.DRAFT,
    }
    await turns.settle(claim, reply(**drafted, confidence=0.75))
    [row] = (await listed(system, view="to_approve"))["tickets"]
    assert (row["draft"]["confidence"], row["excerpt"], row["channel"]) == (0.75, "How do I export?", "whatsapp")
    await system.api.post(f"/drafts/{row['draft']['id']}/approve", json={}, headers=BEARER)
    assert numbers(await listed(system, view="to_approve")) == []
    assert numbers(await listed(system, view="waiting_customer")) == [claim.ticket_number]


async def test_counts_say_what_each_view_holds(system: System) -> None:
    rep = await hired(system.database, Role.REP, "support")
    taken, asleep, _ = [await escalated(system) for _ in range(3)]
    await system.database.execute("update tickets set assigned_to = $2 where ticket_number = $1", taken, rep.id)
    await system.database.execute("update tickets set snoozed_until = 'infinity' where ticket_number = $1", asleep)
    told = (await system.api.get("/inbox/counts", headers=rep.bearer)).json()
    assert told == {
        "mine": 1, "to_approve": 0, "needs_person": 2, "waiting_customer": 0, "snoozed": 1, "all": 3, "parked": 0
    }  # fmt: skip


async def test_a_chat_is_about_its_first_words_wherever_it_is_shown(system: System) -> None:
    turns = TurnStore(system.database)
    for words in ("Where  is\nmy parcel?", "Hello?"):
        claim = await claimed(turns, chat(words))
        await turns.settle(claim, reply(**ESCALATED))
    [row] = (await listed(system))["tickets"]
    whole = (await system.api.get(f"{LIST}/{row['id']}", headers=BEARER)).json()
    found = (await system.api.get("/search", params={"q": "parcel"}, headers=BEARER)).json()
    subjects = [row["subject"], whole["subject"], found["tickets"][0]["subject"]]
    assert subjects == ["Where is my parcel?"] * 3


async def test_what_came_without_words_is_about_its_number(system: System) -> None:
    number = await escalated(system, "Hello")
    await system.database.execute("update tickets set subject = ' '")
    await system.database.execute("update messages set content = ''")
    [row] = (await listed(system))["tickets"]
    assert row["subject"] == number
