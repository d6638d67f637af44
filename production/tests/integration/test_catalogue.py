"""What a catalogue told is here as it is there, whatever was lost, doubled or out of order on the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from production.areas.catalogue.jobs import watch
from production.areas.catalogue.looks import Looks
from production.areas.catalogue.model import Outcome
from production.areas.catalogue.store import FactStore, StateStore
from production.database.component_health import HealthStore
from production.database.pool import Database
from production.lab.local.catalogues.shop import Item
from production.schemas.catalogue import Fact, LineFact, OrderFact, OrderStatus, ProductFact
from production.schemas.health import HealthStatus
from production.tests.support.shops import Open, opened, told

START = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
_LIVE = "select source_id, title, tags from products where deleted_at is null order by source_id::integer"
_PRICES = """
select p.source_id, v.price_minor, v.stock
from product_variants v join products p on p.id = v.product_id
where p.deleted_at is null"""


@pytest.fixture
def shopify() -> Iterator[Open]:
    with opened("shopify") as there:
        yield there


def product(title: str, minutes: float, product_id: str = "1", **more: Any) -> ProductFact:
    return ProductFact(source="shopify", id=product_id, at=START + timedelta(minutes=minutes), title=title, **more)


def gone(minutes: float, product_id: str = "1") -> ProductFact:
    return ProductFact(source="shopify", id=product_id, at=START + timedelta(minutes=minutes), deleted=True)


async def take(database: Database, *facts: Fact) -> list[Outcome]:
    return [outcome for fact in facts for outcome in await FactStore(database).take("shopify", [fact])]


async def titles(database: Database) -> list[str]:
    return [row["title"] for row in await database.fetch(_LIVE)]


async def test_the_latest_state_holds_whatever_arrives_last(database: Database) -> None:
    done = await take(database, product("Second", 2), product("First", 1), product("Second", 2))
    assert done == [Outcome.ADDED, Outcome.OLDER, Outcome.SAME]
    assert await titles(database) == ["Second"]


async def test_a_late_update_does_not_bring_back_what_was_deleted(database: Database) -> None:
    done = await take(database, product("Brush", 1), gone(3), product("Brush, better", 2))
    assert done == [Outcome.ADDED, Outcome.DELETED, Outcome.OLDER]
    assert await titles(database) == []


async def test_a_deletion_that_comes_first_holds_as_well(database: Database) -> None:
    assert await take(database, gone(3), product("Brush", 2)) == [Outcome.DELETED, Outcome.OLDER]
    assert await titles(database) == []


async def test_what_was_put_up_again_is_there_again(database: Database) -> None:
    await take(database, product("Brush", 1), gone(2), product("Brush", 3))
    assert await titles(database) == ["Brush"]


async def test_of_two_states_of_one_moment_the_same_holds_in_any_order(database: Database) -> None:
    one, other = product("One", 1), product("Other", 1)
    await take(database, one, other)
    first = await titles(database)
    await database.execute("delete from products")
    await take(database, other, one)
    assert await titles(database) == first


async def test_what_people_say_of_a_product_stays(database: Database) -> None:
    await take(database, product("Brush", 1))
    await database.execute("update products set markers = '{bald}'")
    await take(database, product("Comb", 2))
    assert await database.fetchval("select markers from products") == ["bald"]


def order(number: str, minutes: float, email: str | None = "Ada@Example.com", **more: Any) -> OrderFact:
    return OrderFact.model_validate(
        {
            "source": "shopify", "id": number, "at": START + timedelta(minutes=minutes), "number": f"#{number}",
            "email": email, "buyer": "Ada Lovelace", "status": OrderStatus.PAID, "total_minor": 500, "currency": "EUR",
            "placed_at": START, "lines": (LineFact(product_id="1", title="Brush", quantity=1, price_minor=500),),
        } | more
    )  # fmt: skip


async def test_an_order_is_of_whoever_goes_by_its_address(database: Database) -> None:
    await take(database, order("7", 1), order("8", 1))
    rows = await database.fetch(
        "select c.name, c.email, o.number from orders o join customers c on c.id = o.customer_id"
    )
    assert {(row["name"], row["email"]) for row in rows} == {("Ada Lovelace", "ada@example.com")}
    proofs = await database.fetch("select proof from customer_identifiers")
    assert [row["proof"] for row in proofs] == ["claimed"]


async def test_an_order_without_an_address_is_nobodys(database: Database) -> None:
    assert await take(database, order("7", 1, email=None)) == [Outcome.NOBODY]


async def test_lines_find_a_product_that_is_told_of_later(database: Database) -> None:
    await take(database, order("7", 1), product("Brush", 2))
    assert await database.fetchval("select product_id is not null from order_lines")


async def test_an_order_changes_as_a_whole(database: Database) -> None:
    await take(database, order("7", 1), order("7", 2, status=OrderStatus.REFUNDED, lines=()))
    assert await database.fetchval("select status from orders") == "refunded"
    assert await database.fetchval("select count(*) from order_lines") == 0


def expected(items: dict[int, Item]) -> list[tuple[str, str, list[str]]]:
    return [(str(number), item.title, list(item.tags)) for number, item in sorted(items.items())]


async def here(database: Database) -> list[tuple[str, str, list[str]]]:
    return [tuple(row.values()) for row in await database.fetch(_LIVE)]


async def test_ten_thousand_calls_shuffled_doubled_and_partly_lost_end_as_the_source_has_it(
    database: Database, shopify: Open
) -> None:
    """One poll mends what calls did not bring."""
    chance, facts = random.Random(17), list[Fact]()
    await Looks(database, shopify.source).poll()
    for step in range(10_000):
        at, number = START + timedelta(seconds=step * 10), chance.randrange(400)
        if number in shopify.shop.items and chance.random() < 0.1:
            shopify.shop.drop(number)
            facts.append(ProductFact(source="shopify", id=str(number), at=at, deleted=True))
        else:
            item = shopify.shop.put(
                number, title=f"Item {number}.{step}", price=Decimal(step) / 100, stock=step % 9, updated_at=at
            )
            facts += await told(shopify.source, shopify.speaker.told(item))
    # What the last look had seen was before all of it; whatever is lost, happened since.
    await database.execute("update catalogue_sources set watermark = $1", START - timedelta(hours=1))
    arriving = [fact for fact in facts if chance.random() < 0.9] + chance.sample(facts, 1_000)
    chance.shuffle(arriving)
    store = FactStore(database)
    for start in range(0, len(arriving), 200):
        await store.take("shopify", arriving[start : start + 200], called=True)
    assert await here(database) != expected(shopify.shop.items)  # else nothing was lost that mattered
    await Looks(database, shopify.source).poll()
    assert await here(database) == expected(shopify.shop.items)
    prices = {(row["source_id"], row["price_minor"], row["stock"]) for row in await database.fetch(_PRICES)}
    assert prices == {(str(n), int(item.price * 100), item.stock) for n, item in shopify.shop.items.items()}


async def test_a_reconciliation_says_what_differed_and_mends_it(database: Database, shopify: Open) -> None:
    for number in range(3):
        shopify.shop.put(number, title=f"Item {number}", updated_at=START)
    looks = Looks(database, shopify.source)
    await looks.reconcile()
    await database.execute("update products set source_version = '', title = 'Wrong' where source_id = '0'")
    await database.execute("delete from products where source_id = '1'")
    shopify.shop.drop(2)
    await database.execute("update products set source_time = source_time - interval '1 minute'")  # a minute goes by
    difference = await looks.reconcile()
    assert difference.products == {Outcome.CHANGED: ["0"], Outcome.ADDED: ["1"], Outcome.DELETED: ["2"]}
    assert await titles(database) == ["Item 0", "Item 1"]
    assert (await looks.reconcile()).count() == 0


async def test_a_poll_that_fails_is_written_down_and_loses_nothing(database: Database, shopify: Open) -> None:
    looks = Looks(database, shopify.source)
    await looks.poll()
    [before] = await StateStore(database).states(["shopify"])
    shopify.shop.put(1, title=None)
    await looks.poll()
    [failed] = await StateStore(database).states(["shopify"])
    assert (failed.failing, failed.watermark) == (True, before.watermark)
    shopify.shop.put(1, title="Brush")
    await looks.poll()
    [mended] = await StateStore(database).states(["shopify"])
    assert (mended.failing, await titles(database)) == (False, ["Brush"])


async def test_a_source_that_is_silent_for_too_long_is_not_healthy(database: Database) -> None:
    await take(database, product("Brush", 1))
    for silent, health in ((timedelta(hours=1), HealthStatus.HEALTHY), (timedelta(0), HealthStatus.UNHEALTHY)):
        await watch(database, ["shopify"], silent)
        assert (await HealthStore(database).components())["shopify"].status is health
