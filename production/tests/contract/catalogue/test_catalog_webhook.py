"""`POST /webhook/catalog`: who may call, and when a call is answered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from production.database.pool import Database
from production.database.spill import SpillStore
from production.lab.local.catalogues.speaker import Called
from production.lab.local.catalogues.woocommerce import PING
from production.schemas.envelope import CatalogueEvent
from production.stream.codec import decode
from production.tests.support.api import BEARER, System, serving
from production.tests.support.shops import Open, opened

HOOK = "http://inside/webhook/catalog"


@pytest.fixture
def there() -> Iterator[Open]:
    with opened("shopify") as shop:
        yield shop


@pytest.fixture
async def system(database: Database, there: Open) -> AsyncIterator[System]:
    with opened("woocommerce") as other:
        async with serving(database, catalogues=[there.source, other.source]) as system:
            yield system


async def called(system: System, call: Called) -> httpx.Response:
    headers, body = call
    return await system.api.post(HOOK, headers=headers, content=body)


async def test_a_call_is_taken_once_it_is_in_the_stream(system: System, there: Open) -> None:
    answer = await called(system, there.speaker.told(there.shop.put(7, title="Brush")))
    [(topic, value)] = system.broker.published
    event = decode(value)
    assert (answer.status_code, topic) == (202, "fte.catalog.events")
    assert isinstance(event, CatalogueEvent)
    assert (event.key, event.fact.version) == ("shopify:product:7", event.event_id.split(":")[4])


async def test_a_call_is_taken_once_it_is_in_postgres_while_kafka_is_away(system: System, there: Open) -> None:
    system.broker.away = True
    call = there.speaker.told(there.shop.put(7, title="Brush"))
    assert [(await called(system, call)).status_code for _ in range(2)] == [202, 202]
    [(_, topic, key, _)] = await SpillStore(system.database).spilled(10)
    assert (topic, key) == ("fte.catalog.events", "shopify:product:7")


async def test_a_call_without_the_right_signature_leaves_nothing(system: System, there: Open) -> None:
    headers, body = there.speaker.told(there.shop.put(7, title="Brush"))
    assert (await called(system, (headers, body + b" "))).status_code == 401
    assert system.broker.published == []


async def test_a_call_of_no_configured_catalogue_is_refused(system: System) -> None:
    assert (await called(system, ({}, b"{}"))).status_code == 401
    assert (await called(system, ({"webhook-signature": "v1,AAAA"}, b"{}"))).status_code == 401


async def test_who_fails_too_often_is_refused_and_the_source_is_not(system: System, there: Open) -> None:
    refused = [(await called(system, ({}, b"{}"))).status_code for _ in range(12)]
    assert refused[-1] == 429
    assert (await called(system, there.speaker.told(there.shop.put(7, title="Brush")))).status_code == 202


async def test_a_ping_is_answered_and_means_nothing(system: System) -> None:
    assert (await called(system, PING)).status_code == 200
    assert system.broker.published == []


async def test_a_signed_call_that_makes_no_sense_is_refused_by_its_field(system: System, there: Open) -> None:
    answer = await called(system, there.speaker.told(there.shop.put(7, title=None)))
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "title")


async def test_people_see_how_each_source_is(system: System) -> None:
    shown = (await system.api.get("/catalogue/sources", headers=BEARER)).json()
    assert [(each["name"], each["products"], each["silent"], each["failure"]) for each in shown] == [
        ("shopify", 0, False, None),
        ("woocommerce", 0, False, None),
    ]
