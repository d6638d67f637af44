"""What a customer may want next."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from production.agent.models.embedder import MiniLmEmbedder
from production.areas.catalogue.store import FactStore
from production.areas.products.embedding import Embeddings
from production.areas.products.recommending import RecommendationStore
from production.crm.permissions.model import EVERYTHING, Caller, Reach, Role, Scope
from production.database.pool import Database
from production.schemas.catalogue import LineFact, OrderFact, OrderStatus, ProductFact
from production.schemas.errors import NotFound

NOW = datetime.now(UTC)
_number = count(1)


async def sold(database: Database, buyer: str, *titles: str, status: OrderStatus = OrderStatus.PAID) -> int:
    """The number of the contact who bought these."""
    store, order_id = FactStore(database), str(next(_number))
    await store.take("feed", [ProductFact(source="feed", id=each, at=NOW, title=each) for each in titles])
    lines = tuple(LineFact(product_id=each, title=each, quantity=1, price_minor=100) for each in titles)
    order = OrderFact(
        source="feed", id=order_id, at=NOW, number=order_id, email=f"{buyer}@example.com", status=status,
        total_minor=100, currency="EUR", placed_at=NOW, lines=lines,
    )  # fmt: skip
    await store.take("feed", [order])
    number: int = await database.fetchval("select number from customers where email = $1", f"{buyer}@example.com")
    return number


async def recommended(database: Database, contact_id: int) -> list[str]:
    return [each.title for each in await RecommendationStore(database, EVERYTHING).of_contact(contact_id, 2)]


async def test_what_others_bought_with_it_comes_before_what_many_bought(database: Database) -> None:
    for number in range(5):
        await sold(database, f"many{number}", "Bestseller")
    await sold(database, "other", "Camera", "Tripod")
    ada = await sold(database, "ada", "Camera")
    assert await recommended(database, ada) == ["Tripod", "Bestseller"]


async def test_what_means_the_same_is_recommended_where_nobody_bought_both(database: Database) -> None:
    await sold(database, "other", "Coffee grinder")
    await sold(database, "another", "Bicycle lamp")
    ada = await sold(database, "ada", "Espresso machine")
    await Embeddings(database, MiniLmEmbedder()).products()
    assert (await recommended(database, ada))[0] == "Coffee grinder"


@pytest.mark.parametrize("status", [OrderStatus.CANCELLED, OrderStatus.REFUNDED])
async def test_who_has_bought_nothing_is_recommended_nothing(database: Database, status: OrderStatus) -> None:
    await sold(database, "other", "Camera", "Tripod")
    assert await recommended(database, await sold(database, "ada", "Camera", status=status)) == []


async def test_of_a_contact_out_of_reach_nothing_is_said(database: Database) -> None:
    ada = await sold(database, "ada", "Camera")
    rep = Scope(Caller(kind=EVERYTHING.caller.kind, name="rep", role=Role.REP), Reach.OWN)
    with pytest.raises(NotFound):
        await RecommendationStore(database, rep).of_contact(ada, 5)
