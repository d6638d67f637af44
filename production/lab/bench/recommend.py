"""`fte bench recommend`: how often what a customer bought last is among what is recommended, beside mere popularity.

Orders are made up: customers like one to three of twelve subjects, buy within them seven times out of ten, and what is
popular otherwise. The last thing that each bought is held out.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Annotated
from uuid import UUID

import typer

from production.agent.models.embedder import MiniLmEmbedder
from production.areas.catalogue.store import FactStore
from production.areas.products.embedding import Embeddings
from production.areas.products.recommending import RecommendationStore
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.lab.bench.figures import Json
from production.lab.scratch import prepare, scratch_database
from production.schemas.catalogue import LineFact, OrderFact, OrderStatus, ProductFact

app = typer.Typer()
SUBJECTS = (
    "surf",
    "coffee",
    "garden",
    "camera",
    "bicycle",
    "kitchen",
    "yoga",
    "office",
    "music",
    "travel",
    "pet",
    "toy",
)
THINGS = (
    "starter set",
    "bag",
    "cleaner",
    "guide",
    "spare part",
    "stand",
    "cover",
    "pro kit",
    "lamp",
    "mat",
    "case",
    "tool",
)
_POPULAR = """
select l.product_id as id
from order_lines l join products p on p.id = l.product_id and p.deleted_at is null
where l.product_id not in (select product_id from order_lines where customer_id = $1 and product_id is not null)
group by l.product_id
order by count(distinct l.customer_id) desc, l.product_id
limit $2"""
"""What most customers bought and this one did not."""
_AMONG = (5, 10)
_WITHIN = 0.7
_START = datetime(2026, 1, 1, tzinfo=UTC)


@app.command("recommend")
def recommend(
    customers: Annotated[int, typer.Option(min=50)] = 400,
    purchases: Annotated[int, typer.Option(min=3)] = 6,
    seed: int = 1,
) -> None:
    """Share of customers whose next purchase is among the first 5 and 10."""
    with scratch_database() as settings:
        chance = Random(seed)  # noqa: S311 - the same orders each time
        asyncio.run(_measure(settings.database_url, customers, purchases, chance))


async def _measure(url: str, customers: int, purchases: int, chance: Random) -> None:
    await prepare(url)
    database = Database(url)
    try:
        held = await _sell(database, customers, purchases, chance)
        await _embed(database)
        print_json({"customers": len(held), "products": len(SUBJECTS) * len(THINGS), **await _hits(database, held)})
    finally:
        await database.close()


async def _sell(database: Database, customers: int, purchases: int, chance: Random) -> dict[str, str]:
    """What each bought last, by address; the rest is ordered."""
    store, titles = FactStore(database), [f"{subject} {thing}" for subject in SUBJECTS for thing in THINGS]
    await store.take("feed", [ProductFact(source="feed", id=each, at=_START, title=each.title()) for each in titles])
    chance.shuffle(titles)  # the first of them are the popular ones
    held, orders = {}, []
    for number in range(customers):
        liked = chance.sample(SUBJECTS, chance.randint(1, 3))
        *bought, last = _bought(titles, liked, purchases, chance)
        held[email := f"buyer{number}@example.com"] = last
        orders += [_order(f"{number}.{place}", email, title) for place, title in enumerate(bought)]
    for start in range(0, len(orders), 200):
        await store.take("feed", orders[start : start + 200])
    return held


def _bought(titles: list[str], liked: list[str], purchases: int, chance: Random) -> list[str]:
    """All different, in their order."""
    found: dict[str, None] = {}
    while len(found) < purchases:
        within = chance.random() < _WITHIN
        of = [title for title in titles if title.split()[0] in liked] if within else titles
        found.setdefault(of[min(int(chance.expovariate(4 / len(of))), len(of) - 1)])
    return list(found)


def _order(order_id: str, email: str, title: str) -> OrderFact:
    line = LineFact(product_id=title, title=title, quantity=1, price_minor=1000)
    at = _START + timedelta(days=int(order_id.rpartition(".")[2]))
    return OrderFact(
        source="feed", id=order_id, at=at, number=order_id, email=email, status=OrderStatus.PAID, total_minor=1000,
        currency="EUR", placed_at=at, lines=(line,),
    )  # fmt: skip


async def _embed(database: Database) -> None:
    embeddings = Embeddings(database, MiniLmEmbedder())
    while await database.fetchval("select exists (select from products where embedding is null)"):
        await embeddings.products()


async def _hits(database: Database, held: dict[str, str]) -> Json:
    store, found = RecommendationStore(database, EVERYTHING), dict.fromkeys(_AMONG, 0)
    popular = dict.fromkeys(_AMONG, 0)
    ids = {row["source_id"]: row["id"] for row in await database.fetch("select id, source_id from products")}
    people = {row["email"]: row["id"] for row in await database.fetch("select id, email from customers")}
    for email, title in held.items():
        wanted: UUID = ids[title]
        first = [each.id for each in await store.of_customer(people[email], max(_AMONG))]
        usual = [row["id"] for row in await database.fetch(_POPULAR, people[email], max(_AMONG))]
        for among in _AMONG:
            found[among] += wanted in first[:among]
            popular[among] += wanted in usual[:among]
    shares = {"hit": found, "popularity_hit": popular}
    return {f"{name}@{among}": round(n / len(held), 3) for name, of in shares.items() for among, n in of.items()}
