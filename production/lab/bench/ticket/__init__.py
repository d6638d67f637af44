"""`fte bench ticket`: how long the server takes to open a ticket, and to read on in a long timeline."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

import typer

from production.api.page import place_in
from production.areas.tickets.model import Place
from production.areas.tickets.shapes import TicketResponse, TimelineResponse, earlier, items
from production.areas.tickets.store import SHOWN, TicketDesk
from production.commands.common import print_json
from production.crm.permissions.model import EVERYTHING
from production.database.migrate import migrate
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.lab.bench.figures import Json, Spread, at_most, percentile
from production.lab.scratch import scratch_database

app = typer.Typer()
_SQL = load_own("production.lab.bench.ticket")
_LIMIT_MS = 200.0
_CHANNELS = ("email", "whatsapp")
"""Those of the customer whose ticket it is share the messages; others have as many of their own."""
_OTHERS = 50
_NOTES = 100


@app.command("ticket")
def ticket(
    messages: Annotated[int, typer.Option(min=2, help="Of the customer, on two channels.")] = 2_000,
    runs: Annotated[int, typer.Option(min=2)] = 100,
) -> None:
    """Open a ticket and read its whole timeline, from the question to the answer's JSON: times in milliseconds."""
    with scratch_database() as settings:
        print_json(
            {"bench": "ticket", "messages": messages, **asyncio.run(_measure(settings.database_url, messages, runs))}
        )


async def _measure(url: str, messages: int, runs: int) -> Json:
    database = Database(url)
    try:
        await migrate(database)
        number = await _fill(database, messages)
        desk = TicketDesk(database, EVERYTHING)
        opened = [await _timed(lambda: _open(desk, number)) for _ in range(runs + 1)][1:]
        read = [await _timed(lambda: _read_all(desk, number)) for _ in range(3)]
    finally:
        await database.close()
    return {
        "open_p50_ms": round(percentile(opened, 50), 1),
        "open_p95_ms": at_most(_LIMIT_MS).judge(Spread.of([percentile(opened, 95)])),
        "whole_timeline_ms": Spread.of(read).as_json(),
    }


async def _open(desk: TicketDesk, number: str) -> str:
    return TicketResponse.of(*await desk.ticket(number), EVERYTHING).model_dump_json()


async def _read_all(desk: TicketDesk, number: str) -> None:
    before: Place | None = None
    while True:
        part = await desk.timeline(number, before, SHOWN)
        cursor = earlier(part)
        TimelineResponse(items=items(part.items), earlier=cursor).model_dump_json()
        if cursor is None:
            return
        before = place_in(cursor, Place, "before")


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await act()
    return (time.perf_counter() - started) * 1000


async def _fill(database: Database, messages: int) -> str:
    """The number of the ticket; customers with as many messages stand around it."""
    async with database.transaction() as connection:
        for _ in range(_OTHERS):
            number = await _customer(connection, messages)
        await connection.execute(_SQL["ends"])
    async with database.connection() as connection:
        await connection.execute("vacuum analyze")
    return number


async def _customer(connection: Connection, messages: int) -> str:
    customer_id: UUID = await connection.fetchval(_SQL["customer"])
    for channel in _CHANNELS:
        conversation_id = await connection.fetchval(_SQL["conversation"], customer_id, channel)
        row = await connection.fetchrow(_SQL["ticket"], conversation_id, customer_id, channel)
        await connection.execute(_SQL["messages"], conversation_id, row["id"], channel, messages // len(_CHANNELS))
        await connection.execute(_SQL["notes"], customer_id, row["id"], _NOTES)
    return str(row["ticket_number"])
