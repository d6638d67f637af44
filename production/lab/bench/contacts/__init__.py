"""`fte bench contacts`: a page of the list of contacts, in every order, filtered, searched and far down."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import typer

from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING, Reach, Scope
from production.database.contacts import CONTACTS, ContactFilter, ContactStore
from production.database.listing import Asked, Sort
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.bench.contacts.data import fill
from production.lab.bench.figures import percentile, rounded
from production.lab.scratch import scratch_database

app = typer.Typer()
_LIMIT_MS = 100.0
_NEWEST = Asked((Sort("created_at", descending=True),), 100)
Wanted = tuple[Scope, Asked, ContactFilter]


@app.command("contacts")
def contacts(
    contacts: Annotated[int, typer.Option(min=1_000)] = 1_000_000,
    runs: Annotated[int, typer.Option(min=1)] = 30,
) -> None:
    """A page of a hundred of a million contacts, with its count: each order and filter, words, as a rep."""
    with scratch_database() as settings:
        asyncio.run(_measure(settings.database_url, contacts, runs))


async def _measure(url: str, contacts: int, runs: int) -> None:
    database = Database(url)
    try:
        await migrate(database)
        typer.echo(f"filling: {contacts} contacts", err=True)
        await fill(database, contacts)
        for name, wanted in (await _scenarios(database)).items():
            total, times = await _timed(database, wanted, runs)
            p95 = percentile(times, 95)
            figures = rounded({"p50_ms": percentile(times, 50), "p95_ms": p95})
            reached = {"at_most": _LIMIT_MS, "reached": p95 <= _LIMIT_MS}
            print_json({"scenario": name, "contacts": contacts, "total": total, **figures, **reached})
    finally:
        await database.close()


async def _scenarios(database: Database) -> Mapping[str, Wanted]:
    me = await database.fetchval("select id from users order by email limit 1")
    caller = replace(EVERYTHING.caller, user_id=me, teams=frozenset({"billing"}))
    everybody = ContactFilter()
    page = await ContactStore(database, EVERYTHING).page(replace(_NEWEST, skip=10_000), everybody)
    sorts = {f"by {key}": (EVERYTHING, replace(_NEWEST, sort=(Sort(key),)), everybody) for key in CONTACTS.keys}
    filters = {
        "of a company": ContactFilter(company_id=7),
        "of an owner": ContactFilter(owner_id=me),
        "of a team": ContactFilter(team="billing"),
        "tag of 5 %": ContactFilter(tags=["vip"]),
        "tag of 0.1 %": ContactFilter(tags=["rare"]),
        "an address": ContactFilter(email="c4242@example.com"),
        "a number": ContactFilter(phone="+12020004242"),
    }
    words = {
        "a whole name": "first7 last100",
        "a common first name": "first1",
        "the beginning of all names": "fi",
        "a company": "company 42",
        "an address in part": "c4242",
        "nothing": "unheardof",
    }
    return {
        "newest": (EVERYTHING, _NEWEST, everybody),
        "by cursor, page 101": (EVERYTHING, replace(_NEWEST, after=page.next), everybody),
        **sorts,
        "by last name and newest": (
            EVERYTHING,
            replace(_NEWEST, sort=(Sort("last_name"), Sort("created_at", descending=True))),
            everybody,
        ),
        **{name: (EVERYTHING, _NEWEST, wanted) for name, wanted in filters.items()},
        **{name: (EVERYTHING, replace(_NEWEST, q=q), everybody) for name, q in words.items()},
        "as a manager": (Scope(caller, Reach.TEAM), _NEWEST, everybody),
        "as a rep": (Scope(caller, Reach.OWN), _NEWEST, everybody),
    }


async def _timed(database: Database, wanted: Wanted, runs: int) -> tuple[int, list[float]]:
    """How many there are, and milliseconds of each run."""
    scope, asked, filtered = wanted
    store, times, total = ContactStore(database, scope), [], 0
    for _ in range(runs):
        started = time.perf_counter()
        total = (await store.page(asked, filtered)).total
        times.append((time.perf_counter() - started) * 1000)
    return total, times
