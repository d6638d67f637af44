"""What was said is found by whoever may read it, whatever accents and capitals it has."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.inbox.snippets import snippet_of
from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def number(system: System) -> str:
    """Of the ticket of somebody whom we answered."""
    turns = TurnStore(system.database)
    text = "The blue cable of my Café machine is too short."
    claim = await claimed(turns, mail(text, address="zoe@example.com", subject="Delivery of Tuesday"))
    await turns.settle(claim, reply("We will ship a longer wire."))
    await system.database.execute(
        "update customers set name = 'Zoë Lindqvist', phone = '+12025550101', company = 'Acme'"
    )
    return claim.ticket_number


async def found(system: System, sought: str) -> dict[str, Any]:
    answer = await system.api.get("/search", params={"q": sought}, headers=BEARER)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


@pytest.mark.parametrize(
    ("sought", "by"),
    [
        ("cable", "customer"),
        ("CAFE machine", "customer"),
        ("short blue", "customer"),
        ("mach", "customer"),
        ("tuesday cable", "customer"),
        ("longer wire", "agent"),
        ("delivery", "customer"),
    ],
)
async def test_words_are_found_in_any_order(system: System, number: str, sought: str, by: str) -> None:
    [hit] = (await found(system, sought))["tickets"]
    assert hit["id"] == number
    assert hit["said_by"] == by


@pytest.mark.parametrize("sought", ["able", "cable wireless", "!!", "nothing"])
async def test_what_was_not_said_is_not_found(system: System, number: str, sought: str) -> None:
    assert (await found(system, sought))["tickets"] == []


async def test_a_ticket_is_found_by_its_number(system: System, number: str) -> None:
    assert [hit["id"] for hit in (await found(system, number.lower()))["tickets"]] == [number]


@pytest.mark.parametrize("sought", ["zoe", "Lindq", "zoe@example.com", "+12025550101", "acme"])
async def test_customers_are_found(system: System, number: str, sought: str) -> None:
    assert [one["name"] for one in (await found(system, sought))["customers"]] == ["Zoë Lindqvist"]


async def test_a_draft_is_not_found_before_it_is_sent(system: System, number: str) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("And now?", address="zoe@example.com"))
    drafted = {"state": LedgerState.DRAFTED, "delivery": DeliveryStatus.DRAFT}
    await turns.settle(claim, reply("A pineapple.", **drafted))
    before = (await found(system, "pineapple"))["tickets"]
    await system.database.execute("update messages set delivery_status = 'pending' where delivery_status = 'draft'")
    after = (await found(system, "pineapple"))["tickets"]
    assert (before, len(after)) == ([], 1)


async def test_what_was_taken_back_is_not_found(system: System, number: str) -> None:
    await system.database.execute("update messages set delivery_status = 'rejected' where direction = 'outbound'")
    assert (await found(system, "longer wire"))["tickets"] == []


async def test_what_is_forgotten_is_not_found(system: System, number: str) -> None:
    await system.database.execute("delete from customers")
    assert await found(system, "cable") == {"tickets": [], "customers": []}
    assert await system.database.fetchval("select count(*) from inbox_words") == 0


async def test_others_find_nothing_of_it(system: System, number: str) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    for sought in ("cable", number, "zoe"):
        answer = await system.api.get("/search", params={"q": sought}, headers=rep.bearer)
        assert answer.json() == {"tickets": [], "customers": []}


def test_a_snippet_is_cut_around_what_was_found() -> None:
    text = "word " * 100 + "Der Käse ist alle. " + "word " * 100
    cut = snippet_of(text, "kase")
    assert "Käse" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) == 202
