"""`fte bench inbox`: a page of the inbox and a search in it, each beside the plain way to the same answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer

from production.areas.inbox import order
from production.areas.inbox.model import Filter, Found, View, Wanted
from production.areas.inbox.rules import statuses_of, view_of
from production.areas.inbox.store import InboxStore
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING, Reach, Scope
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.bench.figures import Json, percentile, rounded
from production.lab.bench.inbox.data import fill
from production.lab.bench.inbox.search import SOUGHT, searched
from production.lab.scratch import scratch_database

app = typer.Typer()
T = TypeVar("T")
_PLAIN_RUNS = 2
_LIMIT_MS = 50.0


@app.command("inbox")
def inbox(
    tickets: Annotated[int, typer.Option(min=1_000)] = 1_000_000,
    messages: Annotated[int, typer.Option(min=1, help="Of each ticket.")] = 1,
    runs: Annotated[int, typer.Option(min=1)] = 30,
) -> None:
    """Pages at a million open tickets: each filter, alerts, deep, by cursor; beside the time of the plain order."""
    with scratch_database() as settings:
        asyncio.run(_measure(settings.database_url, tickets, messages, runs))


async def _measure(url: str, tickets: int, messages: int, runs: int) -> None:
    database = Database(url)
    try:
        await migrate(database)
        typer.echo(f"filling: {tickets} tickets", err=True)
        await fill(database, tickets, messages)
        me = await database.fetchval("select id from users order by email limit 1")
        for name, (scope, wanted) in (await _scenarios(database, me)).items():
            compared = await _compared(InboxStore(database, scope), wanted, runs)
            print_json({"scenario": name, "tickets": tickets, **compared})
        for name, sought in SOUGHT.items():
            print_json({"search": name, "messages": tickets * messages, **await searched(database, sought, runs)})
    finally:
        await database.close()


async def _scenarios(database: Database, me: UUID) -> Mapping[str, tuple[Scope, Wanted]]:
    caller = replace(EVERYTHING.caller, user_id=me, teams=frozenset({"billing"}))
    team, own = Scope(caller, Reach.TEAM), Scope(caller, Reach.OWN)
    everything = Wanted(filter=Filter(statuses=statuses_of("open")))
    email = replace(everything.filter, channels=("email",))  # type: ignore[arg-type]
    found = await InboxStore(database, EVERYTHING).page(replace(everything, skip=450))
    return {
        "open": (EVERYTHING, everything),
        "page 10": (EVERYTHING, replace(everything, skip=450)),
        "by cursor, page 11": (EVERYTHING, replace(everything, after=found.rows[-1][0])),
        "channel": (EVERYTHING, replace(everything, filter=email)),
        "status": (EVERYTHING, Wanted(filter=Filter(statuses=statuses_of("escalated")))),
        "needs a person": (EVERYTHING, Wanted(filter=view_of(View.NEEDS_PERSON, me))),
        "mine": (EVERYTHING, Wanted(filter=view_of(View.MINE, me))),
        "nobody's": (EVERYTHING, replace(everything, filter=replace(everything.filter, unassigned=True))),
        "team": (EVERYTHING, replace(everything, filter=replace(everything.filter, team="billing"))),
        "tag of 5 %": (EVERYTHING, replace(everything, tags=("vip",))),
        "tag of 0.1 %": (EVERYTHING, replace(everything, tags=("rare",))),
        "as a manager": (team, everything),
        "as a rep": (own, everything),
        "alert on 1 %": (EVERYTHING, replace(everything, phrases=("chargeback",))),
        "alert on 0.05 %": (EVERYTHING, replace(everything, phrases=("zebra stripe",))),
        "alert, channel, as a manager": (team, replace(everything, filter=email, phrases=("chargeback",))),
    }


async def _compared(store: InboxStore, wanted: Wanted, runs: int) -> Json:
    fast, times = await _timed(lambda: store.page(wanted), runs)
    with _plainly():
        plain, plain_times = await _timed(lambda: store.page(replace(wanted, as_of=fast.as_of)), _PLAIN_RUNS)
    repeated = await store.page(replace(wanted, as_of=fast.as_of))
    p95 = percentile(times, 95)
    return {
        "total": fast.total,
        "matches": fast.matches,
        "same": _ids(plain) == _ids(repeated),
        **rounded({"p50_ms": percentile(times, 50), "p95_ms": p95, "plain_ms": min(plain_times)}),
        "at_most": _LIMIT_MS,
        "reached": p95 <= _LIMIT_MS,
    }


async def _timed(run: Callable[[], Awaitable[T]], runs: int) -> tuple[T, list[float]]:
    """The last result, and milliseconds of each run."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        result = await run()
        times.append((time.perf_counter() - started) * 1000)
    return result, times


@contextmanager
def _plainly() -> Iterator[None]:
    few = order._FEW  # noqa: SLF001 - the other side of the comparison
    order._FEW = 10**9  # noqa: SLF001
    try:
        yield
    finally:
        order._FEW = few  # noqa: SLF001


def _ids(found: Found) -> list[Any]:
    return [row.uuid for _, row in found.rows]
