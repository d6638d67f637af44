"""`fte bench board`: how long the server takes to show a board of many deals, and to move a card on it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from production.areas.deals.board import BoardStore
from production.areas.deals.model import Move
from production.areas.deals.shapes import BoardResponse, DealResponse
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING
from production.crm.sales.stages import DealStatus
from production.database.migrate import migrate
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.bench.figures import Json, Spread, at_most, percentile
from production.lab.scratch import scratch_database

app = typer.Typer()
_SQL = load_own("production.lab.bench.board")
_PIPELINE = 1
_CONTACTS = 1_000
_VIEW_MS, _MOVE_MS = 100.0, 30.0


@app.command("board")
def board(
    deals: Annotated[int, typer.Option(min=60, max=99_999)] = 10_000,
    runs: Annotated[int, typer.Option(min=2)] = 200,
) -> None:
    """The first view of a board and moves to random places on it, from the question to the answer's JSON."""
    with scratch_database() as settings:
        print_json({"bench": "board", "deals": deals, **asyncio.run(_measure(settings.database_url, deals, runs))})


async def _measure(url: str, deals: int, runs: int) -> Json:
    database = Database(url)
    try:
        await migrate(database)
        await fill(database, deals)
        store = BoardStore(database, EVERYTHING)
        viewed = [await _timed(lambda: _view(store)) for _ in range(runs + 1)][1:]
        moved = [await _moved(store, database) for _ in range(runs + 1)][1:]
    finally:
        await database.close()
    return {
        "view_p50_ms": round(percentile(viewed, 50), 1),
        "view_p95_ms": at_most(_VIEW_MS).judge(Spread.of([percentile(viewed, 95)])),
        "move_p50_ms": round(percentile(moved, 50), 1),
        "move_p95_ms": at_most(_MOVE_MS).judge(Spread.of([percentile(moved, 95)])),
    }


async def _view(store: BoardStore) -> None:
    BoardResponse.of(_PIPELINE, await store.board(_PIPELINE)).model_dump_json()


async def _moved(store: BoardStore, database: Database) -> float:
    """Any card, between two neighbours of any column."""
    source, target = random.choices(list(DealStatus), k=2)  # noqa: S311 - any will do
    card = random.choice(await _column(database, source))  # noqa: S311
    cards = [each for each in await _column(database, target) if each != card]
    place = random.randrange(len(cards) - 1)  # noqa: S311
    move = Move(target, cards[place], cards[place + 1], None)

    async def run() -> None:
        DealResponse.model_validate(await store.move(card, move)).model_dump_json()

    return await _timed(run)


async def _column(database: Database, status: DealStatus) -> list[int]:
    return [row["id"] for row in await database.fetch(_SQL["column"], status)]


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await act()
    return (time.perf_counter() - started) * 1000


async def fill(database: Database, deals: int) -> None:
    """So many deals of a thousand contacts, in the columns of the first pipeline in turn."""
    await database.execute(_SQL["contacts"], _CONTACTS)
    await database.execute(_SQL["deals"], deals)
    async with database.connection() as connection:
        await connection.execute("vacuum analyze")
