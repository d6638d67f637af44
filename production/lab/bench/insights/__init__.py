"""`fte bench insights`: how fast pages of figures answer, and whether they say what a slow count says.

Twelve months of made-up events become facts and are added up as the worker and the scheduler do; the first months are
taken in by COPY instead of event by event.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from time import perf_counter
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from production.areas.insights.model.figures import Narrowed
from production.areas.insights.model.tallies import Fact
from production.areas.insights.rules.facts import facts_of
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, LAYOUTS, Layout
from production.areas.insights.store.facts import Counting
from production.areas.insights.store.figures import InsightStore
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING
from production.database.migrate import migrate
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.bench.figures import Json, percentile
from production.lab.bench.insights.history import History
from production.lab.bench.insights.reference import Reference
from production.lab.scratch import scratch_database

app = typer.Typer()
_SQL = load_own("production.areas.insights")
_FACTS, _CUSTOMERS = 20_000, 500
_ZONE = ZoneInfo("Asia/Kathmandu")
"""5:45 off: the worst for what is added up by hours."""


@app.command("insights")
def insights(
    messages: Annotated[int, typer.Option(min=1_000)] = 2_000_000,
    asked: Annotated[int, typer.Option(min=5, help="How often each page is asked for.")] = 40,
    seed: int = 1,
) -> None:
    """Milliseconds of each page over twelve months, and figures of some weeks that differ from the reference: none."""
    with scratch_database() as settings:
        asyncio.run(_measure(settings.database_url, messages, asked, seed))


async def _measure(url: str, messages: int, asked: int, seed: int) -> None:
    database, today = Database(url), datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    await migrate(database)
    try:
        began = perf_counter()
        await _fill(database, _history(today, messages, seed), messages)
        print(f"counted after {perf_counter() - began:.0f} s", file=sys.stderr)
        for page, layout in LAYOUTS.items():
            print_json({"messages": messages, "page": page, **await _page(database, layout, today, asked)})
        print_json(await _differences(database, today, messages, seed))
    finally:
        await database.close()


def _history(today: datetime, messages: int, seed: int) -> History:
    return History(today - timedelta(days=365), today - timedelta(days=1), seed, 40, max(messages // 20, 40))


async def _fill(database: Database, history: History, messages: int) -> None:
    facts = (fact for event in history.events(messages) for fact in facts_of(event))
    await _copy(database, facts)
    async with database.transaction() as connection:
        await connection.execute("analyze insight_facts")
        for begin in range(0, len(history.known), _CUSTOMERS):
            some = history.known[begin : begin + _CUSTOMERS]
            ever = [history.since] * len(some), [history.until + timedelta(days=365)] * len(some)
            await connection.execute(_SQL["follow"], some, *ever)
        await connection.execute("truncate insight_stale")
    hours = "insert into insight_stale (hour) select distinct date_trunc('hour', at, 'UTC') from insight_facts"
    await database.execute(hours)
    await Counting(database).add_up()
    await database.execute("analyze insight_rollups")


async def _copy(database: Database, facts: Iterator[Fact]) -> None:
    async with database.connection() as connection:
        while some := list(islice(facts, _FACTS)):
            await connection.copy_records_to_table("insight_facts", records=some, columns=Fact._fields)


async def _page(database: Database, layout: Layout, today: datetime, asked: int) -> Json:
    store, took = InsightStore(database, EVERYTHING), []
    until = (today + timedelta(days=1)).date()
    for number in range(asked):
        days = (365, 28, 91)[number % 3]
        period = Period(until - timedelta(days=days), until, _ZONE, compare=True)
        began = perf_counter()
        await store.page(layout, period, Narrowed())
        took.append((perf_counter() - began) * 1_000)
    return {"p50_ms": round(percentile(took, 50), 1), "p95_ms": round(percentile(took, 95), 1)}


async def _differences(database: Database, today: datetime, messages: int, seed: int) -> Json:
    """Of one week, in a zone that is a quarter of an hour off."""
    names = [name for name in FIGURES if name != "forecast"]
    since = (today - timedelta(days=100)).date()
    period = Period(since, since + timedelta(days=7), _ZONE)
    page = await InsightStore(database, EVERYTHING).page(Layout(tuple(names), {}), period, Narrowed())
    slow = Reference(_history(today, messages, seed).events(messages), period.whole)
    wanted = slow.figures(*period.whole, page.as_of or today)
    wrong = [told.figure.name for told in page.figures if told.value != wanted[told.figure.name]]
    return {"messages": messages, "figures": len(names), "differ": wrong}
