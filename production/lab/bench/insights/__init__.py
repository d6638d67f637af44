"""`fte bench insights`: how fast pages of figures answer, and whether they say what a slow count says.

Twelve months of made-up events: the first are taken and added up as the worker and the scheduler do, and happen again
as often as it takes.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from production.areas.insights.model.figures import Narrowed
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, LAYOUTS, Layout
from production.areas.insights.store.facts import Counting, FactStore
from production.areas.insights.store.figures import InsightStore
from production.commands.common import print_json
from production.crm.permissions.hands import NOBODY
from production.crm.permissions.model import EVERYTHING, Reach, Scope
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.bench.figures import Json, percentile
from production.lab.bench.insights import customers
from production.lab.bench.insights.copies import PATIENCE_S, Repeated
from production.lab.bench.insights.history import History
from production.lab.bench.insights.reference import Reference
from production.lab.scratch import scratch_database

app = typer.Typer()
_TOLD, _BATCH = 20_000, 2_000
_MESSAGES_PER_BUYER = 20
_TEAM = Scope(replace(EVERYTHING.caller, user_id=NOBODY, teams=frozenset({"billing"})), Reach.TEAM)
_STALE = "insert into insight_stale (hour) select distinct date_trunc('hour', at, 'UTC') from insight_facts"
_KNOWN_AFTER = timedelta(days=8)
"""What answers were good for follows from what is written up to then."""
_QUARTER_OFF = ZoneInfo("Asia/Kathmandu")
"""5:45: the worst for what is added up by hours."""
_RANGES = (
    (300, 7, _QUARTER_OFF),
    (200, 31, ZoneInfo("Australia/Lord_Howe")),
    (100, 7, ZoneInfo("America/St_Johns")),
    (10, 7, ZoneInfo("Europe/Berlin")),
)
"""Compared with the reference: how many days ago, how many days, where. Of the last one not all is known yet."""


@app.command("insights")
def insights(
    messages: Annotated[int, typer.Option(min=1_000)] = 2_000_000,
    asked: Annotated[int, typer.Option(min=5, help="How often each page is asked for.")] = 40,
    seed: int = 1,
) -> None:
    """Milliseconds of each page over twelve months, and figures of some ranges that differ from the reference: none."""
    with scratch_database() as settings:
        asyncio.run(_measure(settings.database_url, messages, asked, seed))


async def _measure(url: str, messages: int, asked: int, seed: int) -> None:
    database, today = Database(url), datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    history, happened = _year(today, messages, seed)
    try:
        await migrate(database)
        await database.execute("insert into customers (id) select unnest($1::uuid[])", history.known)
        await _fill(database, happened)
        for ago, days, zone in _RANGES:
            since = (today - timedelta(days=ago)).date()
            print_json(await _compared(database, Period(since, since + timedelta(days=days), zone), happened))
        for narrowed in (Narrowed(), Narrowed(team="billing")):
            for page, layout in LAYOUTS.items():
                took = await _timed(_figures(database, layout, narrowed, today, asked))
                print_json({"page": page, "team": narrowed.team, **took})
        await customers.fill(database, messages // _MESSAGES_PER_BUYER)
        for team, scope in ((None, EVERYTHING), ("billing", _TEAM)):
            took = await _timed(customers.page(database, scope) for _ in range(asked))
            print_json({"page": "customers", "team": team, **took})
    finally:
        await database.close()


def _year(today: datetime, messages: int, seed: int) -> tuple[History, Repeated]:
    told, copies = min(messages, _TOLD), max(messages // _TOLD, 1)
    since, apart = today - timedelta(days=365), timedelta(days=363) / copies
    history = History(since, since + apart, seed, 40, told // 20)
    return history, Repeated(list(history.events(told)), copies, apart)


async def _fill(database: Database, happened: Repeated) -> None:
    began, facts, events = perf_counter(), FactStore(database), happened.events
    for begin in range(0, len(events), _BATCH):
        await facts.take(events[begin : begin + _BATCH])
    _said(f"{len(events)} events taken", began)
    await happened.copy_facts(database)
    _said(f"happened {happened.copies} times", began)
    async with database.connection() as connection:
        await connection.execute("vacuum analyze insight_facts", timeout=PATIENCE_S)
        await connection.execute(_STALE, timeout=PATIENCE_S)
    await Counting(database).add_up()
    async with database.connection() as connection:
        await connection.execute("vacuum analyze insight_rollups, insight_sums", timeout=PATIENCE_S)
    _said("added up", began)


def _said(what: str, began: float) -> None:
    print(f"{what} after {perf_counter() - began:.0f} s", file=sys.stderr)


def _figures(
    database: Database, layout: Layout, narrowed: Narrowed, today: datetime, asked: int
) -> Iterator[Awaitable[object]]:
    """A page over a year, four weeks and thirteen in turn, each beside the time before."""
    store, until = InsightStore(database, EVERYTHING), (today + timedelta(days=1)).date()
    for number in range(asked):
        days = (365, 28, 91)[number % 3]
        yield store.page(layout, Period(until - timedelta(days=days), until, _QUARTER_OFF, compare=True), narrowed)


async def _timed(pages: Iterable[Awaitable[object]]) -> Json:
    """Of each, asked for one after the other."""
    took = []
    for page in pages:
        began = perf_counter()
        await page
        took.append((perf_counter() - began) * 1_000)
    p50, p95 = (round(percentile(took, percent), 1) for percent in (50, 95))
    return {"p50_ms": p50, "p95_ms": p95, "load": round(os.getloadavg()[0], 1)}


async def _compared(database: Database, period: Period, happened: Repeated) -> Json:
    names = [name for name in FIGURES if name != "forecast"]
    page = await InsightStore(database, EVERYTHING).page(Layout(tuple(names), {}), period, Narrowed())
    since, until = period.whole
    slow = Reference(happened.between(since, until + _KNOWN_AFTER))
    wanted = slow.figures(since, until, page.as_of or until)
    told = {each.figure.key: each.value for each in page.figures}
    wrong = [key for key in {**wanted, **told} if key not in told or key not in wanted or told[key] != wanted[key]]
    which = {"from": f"{period.since}", "to": f"{period.until}", "zone": period.zone.key, "messages": wanted["volume"]}
    return which | {"figures": len(told), "differ": wrong}
