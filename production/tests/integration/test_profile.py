"""What customers prefer is learnt from what they write and buy, with its source, and never again once struck out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.profile.jobs import learn
from production.areas.profile.store import Learning
from production.crm.permissions.model import EVERYTHING
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.tests.builders import form, mail
from production.tests.support.api import BEARER, System
from production.tests.support.outreach import somebody
from production.tests.support.sales import ordered
from production.tests.support.turns import claimed, reply

CALL_ME = "Please call me, I prefer the phone."


async def wrote(database: Database, message: InboundMessage) -> UUID:
    """Who it was."""
    turns = TurnStore(database)
    claim = await claimed(turns, message)
    await turns.settle(claim, reply())
    return claim.customer_id


async def believed(system: System, customer_id: UUID) -> list[dict[str, Any]]:
    await learn(Learning(system.database, timedelta(0)))
    answer = await system.api.get(f"{await path(system.database, customer_id)}", headers=BEARER)
    assert answer.status_code == 200, answer.text
    shown: list[dict[str, Any]] = answer.json()
    return shown


async def path(database: Database, customer_id: UUID) -> str:
    return f"/contacts/{await database.fetchval('select number from customers where id = $1', customer_id)}/preferences"


def brief(preferences: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(each["topic"], each["value"]) for each in preferences]


async def test_it_is_learnt_from_words_with_the_sentence(system: System) -> None:
    ada = await wrote(system.database, mail(f"The export fails. {CALL_ME}"))
    [one] = await believed(system, ada)
    assert (one["topic"], one["value"], one["said"]) == ("channel", "phone", CALL_ME)
    assert (one["proven"], one["channel"], one["ticket"] is not None) == (True, "email", True)


@pytest.mark.parametrize(
    ("words", "learnt"),
    [
        ("Guten Tag, bitte rufen Sie mich an. Ich habe ein Problem mit dem Export.", [("channel", "phone")]),
        ("Wir sind 25 Mitarbeiter und brauchen Hilfe mit dem Import.", [("team size", "25")]),
        ("Please do not call me. Write by email.", [("channel", "email")]),
        ("How do I export a board?", []),
    ],
)
async def test_each_language_has_its_rules(system: System, words: str, learnt: list[tuple[str, str]]) -> None:
    assert brief(await believed(system, await wrote(system.database, mail(words)))) == learnt


async def test_words_of_who_has_proven_nothing_are_not_called_proven(system: System) -> None:
    ada = await wrote(system.database, form(CALL_ME))
    [one] = await believed(system, ada)
    assert one["proven"] is False


async def test_proven_words_are_not_replaced_by_claimed_ones(system: System) -> None:
    ada = await wrote(system.database, mail(CALL_ME))
    await believed(system, ada)
    claimed_by = await wrote(system.database, form(f"{CALL_ME} Now."))
    await believed(system, claimed_by)
    if claimed_by != ada:
        await CustomerStore(system.database, EVERYTHING).merge(ada, claimed_by, "the same", "test")
    [one] = await believed(system, ada)
    assert (one["proven"], one["channel"]) == (True, "email")


async def test_it_is_learnt_from_what_they_buy_with_the_order(system: System) -> None:
    ada = await somebody(system.database)
    for days, product in ((9, "Beans"), (5, "Beans"), (4, "Mill"), (3, "Filter")):
        last = await ordered(system.database, ada.id, days, product=product, tags=("Coffee",))
    found = await believed(system, ada.id)
    assert brief(found) == [("buys", "coffee"), ("buys again", "Beans")]
    number = await system.database.fetchval("select number from orders where id = $1", last)
    assert found[0]["order_number"] == number


async def test_what_was_given_back_is_no_preference(system: System) -> None:
    ada = await somebody(system.database)
    await ordered(system.database, ada.id, 9, product="Beans")
    await ordered(system.database, ada.id, 5, product="Beans", status="refunded")
    assert await believed(system, ada.id) == []


async def test_what_is_struck_out_does_not_come_back(system: System) -> None:
    ada = await wrote(system.database, mail(CALL_ME))
    [one] = await believed(system, ada)
    strike = f"{await path(system.database, ada)}/{one['id']}"
    assert (await system.api.delete(strike, headers=BEARER)).status_code == 204
    await wrote(system.database, mail(CALL_ME))
    assert await believed(system, ada) == []
    assert (await system.api.delete(strike, headers=BEARER)).status_code == 404
    assert await system.database.fetchval("select count(*) from audit_log where act = 'preference_struck_out'") == 1


async def test_it_goes_with_the_customer_who_is_merged_and_comes_back(system: System) -> None:
    ada = await somebody(system.database, "kept@example.com")
    same = await wrote(system.database, mail(CALL_ME))
    await believed(system, same)
    customers = CustomerStore(system.database, EVERYTHING)
    merge = await customers.merge(ada.id, same, "the same", "test")
    assert brief(await believed(system, ada.id)) == [("channel", "phone")]
    await customers.unmerge(merge.id, "test")
    assert await believed(system, ada.id) == []


async def test_what_was_struck_out_of_a_merged_record_stays_so(system: System) -> None:
    kept, gone = await somebody(system.database), await somebody(system.database, "same@example.com")
    learnt = """
        insert into preferences (customer_id, topic, value, proven, order_id, struck_at)
        values ($1, 'buys', 'seats', true, $2, $3)"""
    for who, struck_at in ((kept, None), (gone, datetime.now(UTC))):
        await system.database.execute(learnt, who.id, await ordered(system.database, who.id, 1), struck_at)
    await CustomerStore(system.database, EVERYTHING).merge(kept.id, gone.id, "the same", "test")
    assert await believed(system, kept.id) == []


async def test_it_is_exported_and_forgotten_with_the_customer(system: System, privacy: PrivacyStore) -> None:
    ada = await wrote(system.database, mail(CALL_ME))
    await believed(system, ada)
    assert (await privacy.export(ada))["preferences"][0]["said"] == CALL_ME
    await privacy.forget(ada)
    assert await system.database.fetchval("select count(*) from preferences") == 0
