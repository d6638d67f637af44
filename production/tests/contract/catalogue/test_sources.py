"""What every source does, each in its own language: through a local server that speaks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from production.areas.catalogue.sources.base import Source
from production.areas.catalogue.sources.configured import configured
from production.crm.catalogue.settings import CatalogueSettings
from production.lab.local.catalogues.feed import FeedSpeaker
from production.lab.local.catalogues.shop import Form, Shop
from production.lab.local.catalogues.woocommerce import WooCommerceSpeaker
from production.schemas.catalogue import Fact, FulfilmentStatus, OrderFact, ProductFact
from production.schemas.errors import ConfigurationError, Forbidden, InvalidInput, Unavailable
from production.tests.contract.providers.servers import serve
from production.tests.support.shops import SPEAKERS, Open, call_of, opened, settings_of, told

LONG_AGO = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=5)


@pytest.fixture(params=SPEAKERS)
def there(request: pytest.FixtureRequest) -> Iterator[Open]:
    with opened(request.param) as shop:
        yield shop


async def read(source: Source, since: datetime | None = None) -> list[Fact]:
    return [fact async for page in source.read("product", since) for fact in page.facts]


async def test_a_product_is_understood(there: Open) -> None:
    item = there.shop.put(7, title="Bürste „groß“", tags=("home", "bath"), sku="B-7", price=Decimal("19.99"), stock=3)
    [fact] = await told(there.source, there.speaker.told(item))
    assert isinstance(fact, ProductFact)
    assert (fact.source, fact.id, fact.title, fact.tags) == (there.source.name, "7", item.title, ("home", "bath"))
    [variant] = fact.variants
    assert (variant.sku, variant.price_minor, variant.currency, variant.stock) == ("B-7", 1999, "EUR", 3)
    assert abs(fact.at - item.updated_at) < timedelta(seconds=1)


FORMS = (
    Form(id=71, options=("Red", "L"), sku="B-7-R", price=Decimal("19.99"), stock=3),
    Form(id=72, options=("Blue", "L"), sku="B-7-B", price=Decimal("21.00")),
)


async def test_every_variation_is_told_by_whichever_of_them_changed() -> None:
    with opened("woocommerce") as there:
        item = there.shop.put(7, title="Brush", forms=FORMS, updated_at=LONG_AGO)
        assert isinstance(there.speaker, WooCommerceSpeaker)
        by_itself = await told(there.source, there.speaker.told(item))
        by_one = await told(there.source, there.speaker.told_of_form(item, FORMS[1]))
        for [fact] in (by_itself, by_one, await read(there.source)):
            assert isinstance(fact, ProductFact)
            assert (fact.id, fact.title) == ("7", "Brush")
            assert [(each.source_id, each.title, each.sku, each.price_minor, each.stock) for each in fact.variants] == [
                ("71", "Red / L", "B-7-R", 1999, 3),
                ("72", "Blue / L", "B-7-B", 2100, None),
            ]


async def test_more_variations_than_a_page_has_are_all_told() -> None:
    with opened("woocommerce") as there:
        forms = tuple(Form(id=n, options=(str(n),), sku=str(n), price=Decimal(1)) for n in range(100, 230))
        [fact] = await told(there.source, there.speaker.told(there.shop.put(7, title="Brush", forms=forms)))
        assert isinstance(fact, ProductFact)
        assert [each.sku for each in fact.variants] == [str(n) for n in range(100, 230)]


async def test_an_order_is_understood(there: Open) -> None:
    there.shop.put(7, title="Brush", price=Decimal("19.99"))
    sale = there.shop.sell(1, number="#1001", email="Ada@Example.com", buyer=("Ada", "Lovelace"), lines=((7, 2),))
    [fact] = await told(there.source, there.speaker.told(sale))
    assert isinstance(fact, OrderFact)
    assert (fact.number, fact.email, fact.buyer) == ("#1001", "Ada@Example.com", "Ada Lovelace")
    assert (fact.total_minor, fact.currency, fact.status) == (3998, "EUR", "paid")
    [line] = fact.lines
    assert (line.product_id, line.quantity, line.price_minor) == ("7", 2, 1999)


@pytest.mark.parametrize("kind", ["shopify", "saleor", "feed"])
async def test_a_parcel_is_understood_where_the_source_tells_of_it(kind: str) -> None:
    with opened(kind) as there:
        said = {"number": "#1", "email": "a@b.example", "buyer": ("A", "B"), "lines": (), "tracking": "JD014"}
        [fact] = await told(there.source, there.speaker.told(there.shop.sell(1, **said)))
        assert isinstance(fact, OrderFact)
        [parcel] = fact.fulfilments
        assert (parcel.status, parcel.tracking_number) == (FulfilmentStatus.SHIPPED, "JD014")


async def test_a_deletion_is_understood(there: Open) -> None:
    [fact] = await told(there.source, there.speaker.dropped(7))
    assert (fact.kind, fact.id, fact.deleted) == ("product", "7", True)


async def test_a_body_that_was_changed_on_the_way_is_not_the_sources(there: Open) -> None:
    headers, body = there.speaker.told(there.shop.put(7, title="Brush"))
    with pytest.raises(Forbidden):
        await there.source.told(call_of((headers, body.replace(b"Brush", b"Trash"))))


async def test_a_signature_of_somebody_else_is_not_the_sources(there: Open) -> None:
    headers, body = there.speaker.told(there.shop.put(7, title="Brush"))
    forged = {name: "v1,AAAA" if "signature" in name.lower() or "hmac" in name.lower() else value
              for name, value in headers.items()}  # fmt: skip
    with pytest.raises(Forbidden):
        await there.source.told(call_of((forged, body)))


async def test_what_is_signed_and_makes_no_sense_is_refused_by_its_field(there: Open) -> None:
    with pytest.raises(InvalidInput, match=r"title|name"):
        await there.source.told(call_of(there.speaker.told(there.shop.put(7, title=None))))


async def test_a_price_below_nothing_is_refused_by_its_field(there: Open) -> None:
    with pytest.raises(InvalidInput, match=r"price|amount"):
        await there.source.told(call_of(there.speaker.told(there.shop.put(7, title="Brush", price=Decimal(-1)))))


async def test_more_of_a_thing_than_anybody_has_is_refused_by_its_field(there: Open) -> None:
    there.shop.put(7, title="Brush", price=Decimal(1))
    sale = there.shop.sell(1, number="#1", email="a@b.example", buyer=("A", "B"), lines=((7, 10**12),))
    with pytest.raises(InvalidInput, match="quantity"):
        await there.source.told(call_of(there.speaker.told(sale)))


ONE = {"source_id": "1", "title": "One"}
PRICES: list[tuple[dict[str, Any], tuple[int | None, str | None]]] = [
    ({"price_minor": 1999}, (1999, "EUR")),
    ({"price_minor": 1999, "currency": None}, (1999, "EUR")),
    ({"price_minor": 1999, "currency": "CHF"}, (1999, "CHF")),
    ({"currency": "CHF"}, (None, None)),
    ({}, (None, None)),
]


@pytest.mark.parametrize(("said", "known"), PRICES)
async def test_a_price_without_a_currency_is_one_of_the_settings(
    said: dict[str, Any], known: tuple[int | None, str | None]
) -> None:
    with opened("feed") as there:
        assert isinstance(there.speaker, FeedSpeaker)
        brush = {"id": "7", "title": "Brush", "variants": [ONE | said]}
        [fact] = await told(there.source, there.speaker.signed("product.updated", LONG_AGO, brush))
        assert isinstance(fact, ProductFact)
        assert [(each.price_minor, each.currency) for each in fact.variants] == [known]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"variants": "none"}, "variants"),
        (
            {"variants": [{"source_id": "1", "title": "One", "price_minor": 1, "currency": "euro"}]},
            "variants.0.currency",
        ),
        ({"variants": [{"source_id": "1", "title": "One", "price_minor": 2**63}]}, "variants.0.price_minor"),
        ({"variants": [{"source_id": "1", "title": "One", "stock": 2**31}]}, "variants.0.stock"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_no_table_takes_is_refused_by_its_field(wrong: dict[str, Any], field: str) -> None:
    with opened("feed") as there:
        assert isinstance(there.speaker, FeedSpeaker)
        with pytest.raises(InvalidInput) as refused:
            await told(
                there.source, there.speaker.signed("product.updated", LONG_AGO, {"id": "7", "title": "B"} | wrong)
            )
        assert refused.value.field == field


async def test_what_is_listed_reads_as_what_was_told(there: Open) -> None:
    item = there.shop.put(7, title="Brush", description="For hair & more", sku="B", price=Decimal(5))
    [by_call] = await told(there.source, there.speaker.told(item))
    [listed] = await read(there.source)
    assert listed.version == by_call.version


async def test_a_long_list_is_read_to_its_end(there: Open) -> None:
    for number in range(260):
        there.shop.put(number, title=f"Item {number}")
    assert {fact.id for fact in await read(there.source)} == {str(number) for number in range(260)}
    assert await there.source.count() == 260


async def test_what_changed_since_is_read_alone(there: Open) -> None:
    there.shop.put(1, title="Old", updated_at=LONG_AGO)
    there.shop.put(2, title="New")
    assert [fact.id for fact in await read(there.source, LONG_AGO + timedelta(hours=1))] == ["2"]


async def test_what_was_read_counts_as_of_the_sources_own_time(there: Open) -> None:
    there.shop.put(1, title="Old", updated_at=LONG_AGO)
    [fact] = await read(there.source)
    assert abs(fact.at - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("kind", SPEAKERS)
async def test_a_source_that_lets_us_in_no_more_is_away(kind: str) -> None:
    speaker = SPEAKERS[kind](Shop())
    with serve(speaker.app()) as url:
        changed = settings_of(kind, url).model_dump() | {f"catalog_{kind}_token": "another"}
        [source] = configured(CatalogueSettings.model_validate(changed))
        with pytest.raises(Unavailable):
            await read(source)


async def test_a_recording_is_refused() -> None:
    with opened("feed") as there:
        item = there.shop.put(1, title="Brush")
        headers, body = there.speaker.told(item)
        with pytest.raises(Forbidden, match="recording"):
            await there.source.told(call_of((headers, body), datetime.now(UTC) + timedelta(minutes=6)))


@pytest.mark.parametrize("kind", ["shopify", "woocommerce", "feed"])
def test_an_empty_secret_ends_the_start(kind: str) -> None:
    with pytest.raises(ValidationError, match="anybody could call"):
        CatalogueSettings.model_validate({f"catalog_{kind}_secret": ""})


@pytest.mark.parametrize("kind", ["shopify", "woocommerce", "feed"])
def test_whoever_takes_calls_does_not_start_without_a_secret(kind: str) -> None:
    settings = CatalogueSettings.model_validate({f"catalog_{kind}_url": "https://shop.example"})
    with pytest.raises(ConfigurationError, match=f"CATALOG_{kind.upper()}_SECRET"):
        settings.require_secrets()


@pytest.mark.parametrize("kind", ["shopify", "woocommerce", "feed"])
async def test_without_a_secret_nothing_counts_as_signed(kind: str) -> None:
    """As where the scheduler asks: it holds none."""
    [source] = configured(CatalogueSettings.model_validate({f"catalog_{kind}_url": "https://shop.example"}))
    with opened(kind) as there:
        call = call_of(there.speaker.told(there.shop.put(7, title="Brush")))
        with pytest.raises(Forbidden):
            await source.told(call)


@pytest.mark.parametrize("secret", ["whsec_ß", "whsec_", "whsec_a"])
def test_a_key_that_is_no_base64_is_not_started_with(secret: str) -> None:
    settings = CatalogueSettings.model_validate(
        {"catalog_feed_url": "https://x.example", "catalog_feed_secret": secret}
    )
    with pytest.raises(ConfigurationError, match="CATALOG_FEED_SECRET"):
        configured(settings)
