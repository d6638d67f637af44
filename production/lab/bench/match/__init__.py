"""`fte bench match`: for whom of many customers one product may be of use, as its page asks; who is left out, and why.

Customers are made up: one in twelve has the product's marker as a tag, one in twenty in what was noted of them, one in
twenty bought what is like it, and a vector is kept of each. One in ten has never agreed, one in fifty was written to
lately, one in fifty has an open complaint.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import Annotated

import typer

from production.agent.models.embedder import MiniLmEmbedder
from production.areas.products.embedding import Embeddings
from production.areas.products.matching import Candidate, MatchStore
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.bench.figures import percentile, rounded
from production.lab.bench.recommend import SUBJECTS, THINGS
from production.lab.scratch import prepare, scratch_database

app = typer.Typer()
_SQL = load_own("production.lab.bench.match")
_SHOWN = 200
"""As many as the page may ask for."""
_PATIENCE_S = 1800.0


@app.command("match")
def match(
    customers: Annotated[int, typer.Option(min=1_000)] = 100_000,
    runs: Annotated[int, typer.Option(min=2)] = 20,
) -> None:
    """Milliseconds of a matching, and what is said against those who are found."""
    with scratch_database() as settings:
        asyncio.run(_measure(settings.database_url, customers, runs))


async def _measure(url: str, customers: int, runs: int) -> None:
    await prepare(url)
    database = Database(url)
    try:
        typer.echo(f"filling: {customers} customers", err=True)
        await _fill(database, customers)
        found, times = await _matched(database, runs)
        against = Counter(why for each in found for why in each.excluded)
        spread = {f"p{percent}_ms": percentile(times, percent) for percent in (50, 95)}
        print_json({"customers": customers, "found": len(found), "against": dict(against), **rounded(spread)})
    finally:
        await database.close()


async def _fill(database: Database, customers: int) -> None:
    embedder = MiniLmEmbedder()
    async with database.connection() as connection:
        await connection.execute(_SQL["customers"], customers, SUBJECTS, THINGS, timeout=_PATIENCE_S)
        await connection.execute(_SQL["products"], SUBJECTS, THINGS)
        for statement in ("agreed", "complaints", "orders"):
            await connection.execute(_SQL[statement], timeout=_PATIENCE_S)
        texts = [row["words"] for row in await connection.fetch(_SQL["texts"], timeout=_PATIENCE_S)]
        for words, vector in zip(texts, await embedder.embed(texts), strict=True):
            await connection.execute(_SQL["interest"], words, vector, embedder.name, timeout=_PATIENCE_S)
        await connection.execute("vacuum analyze", timeout=_PATIENCE_S)
    embeddings = Embeddings(database, embedder)
    while await database.fetchval("select exists (select from products where embedding is null)"):
        await embeddings.products()


async def _matched(database: Database, runs: int) -> tuple[list[Candidate], list[float]]:
    """What the last run found, and milliseconds of each after the first."""
    store, times = MatchStore(database, EVERYTHING), list[float]()
    product_id = await database.fetchval("select id from products where markers = '{coffee}' order by title limit 1")
    for _ in range(runs + 1):
        began = time.perf_counter()
        _, _, found = await store.matches(product_id, _SHOWN)
        times.append((time.perf_counter() - began) * 1000)
    return found, times[1:]
