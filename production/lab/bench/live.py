"""`fte bench live`: many pages that hear of changes, from the commit of a change until each has its hint."""

from __future__ import annotations

import asyncio
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

import typer

from production.api.bearer import access_token
from production.commands.common import print_json
from production.database.events import EventStore, announce_ticket
from production.database.pool import Database
from production.lab.bench.figures import Json, Spread, at_most, percentile, rounded
from production.lab.bench.intake import Servers, servers
from production.lab.bench.live_readers import Readers, memory_mb, processor_s, told_ms
from production.lab.dev import log_progress
from production.schemas.events import TicketEvent
from production.schemas.topics import Topics
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.workers.jobs import RELAY_S, relay_events
from production.workers.scheduler import Job, repeat

_HOST = "127.0.0.1"
_TEAMS = 20
_LATE_S = 3.0

_PEOPLE = """
with made as (
    insert into users (email, name, role)
    select format('%s%s@bench.example', $1::text, n), 'Bench', $1 from generate_series(1, $2) n
    returning id
), placed as (
    insert into team_members select id, 'bench' || (row_number() over () % $3) from made
)
insert into sessions (user_id, expires_at) select id, clock_timestamp() + interval '1 day' from made returning id"""
_TICKETS = """
with who as (insert into customers (name) values ('Bench') returning id),
talk as (
    insert into conversations (customer_id, channel, thread_key, proof, last_inbound_at)
    select id, 'email', 'bench', 'proven', clock_timestamp() from who returning id, customer_id
)
insert into tickets (conversation_id, customer_id, source_channel, subject, assigned_team)
select talk.id, talk.customer_id, 'email', 'Bench', 'bench' || (n % $2) from talk, generate_series(1, $1::int) n
returning id, ticket_number"""

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Load:
    """What happens, and who hears."""

    streams: int
    per_s: float
    seconds: float


@app.command()
def live(
    streams: Annotated[int, typer.Option(min=1)] = 600,
    per_s: Annotated[float, typer.Option(min=0.1, help="Changes of tickets a second.")] = 50.0,
    seconds: Annotated[float, typer.Option(min=1, help="Length of each part.")] = 30.0,
) -> None:
    """Measure one api process with Kafka and Postgres: one JSON line a part. About 3 minutes."""
    print_json({"bench": "live", "cores": os.cpu_count(), "python": platform.python_version()})
    load = Load(streams, per_s, seconds)
    with servers() as system:
        for part, role, slow in (
            ("each hears of the own team's", "rep", 0),
            ("all hear all", "admin", 0),
            ("all hear all, one does not read", "admin", 1),
        ):
            print_json({"part": part, **asyncio.run(_measure(system, load, role, slow))})


async def _measure(system: Servers, load: Load, role: str, slow: int) -> Json:
    pid = next(child.pid for child in system.apps if child.name == "api")
    assert pid is not None  # noqa: S101 - it has started
    readers, database = Readers(_HOST, system.options.port), Database(system.env["DATABASE_URL"])
    try:
        tokens, tickets = await _prepare(database, system.env["TICKET_TOKEN_SECRET"], load, role, slow)
        for token in tokens[:slow]:
            await readers.open_without_reading(token)
        await readers.open(tokens[slow:])
        before, used, resets = memory_mb(pid), processor_s(pid), readers.resets
        committed = await _happen(database, system.env["KAFKA_BOOTSTRAP_SERVERS"], load, tickets)
        took = told_ms(readers.heard, committed)
        figures: Json = {
            "streams": load.streams,
            "events": len(committed),
            "hints": len(took),
            "resets": readers.resets - resets,
            "p50_ms": percentile(took, 50),
            "slowest_ms": max(took),
            "processor_s": processor_s(pid) - used,
            "memory_before_mb": before,
            "memory_after_mb": memory_mb(pid),
        }
        return {**rounded(figures), "p99_ms": at_most(300).judge(Spread.of([percentile(took, 99)]))}
    finally:
        await readers.close()
        await database.close()


async def _prepare(
    database: Database, secret: str, load: Load, role: str, slow: int
) -> tuple[list[str], Sequence[Any]]:
    """Access tokens of new people, and the tickets that will change: each once."""
    await database.execute(
        "insert into teams select 'bench' || n from generate_series(0, $1) n on conflict do nothing", _TEAMS
    )
    await database.execute("delete from users where email like $1", f"{role}%@bench.example")
    sessions = await database.fetch(_PEOPLE, role, load.streams + slow, _TEAMS)
    await database.execute("delete from customers where name = 'Bench'")
    tickets = await database.fetch(_TICKETS, int(load.per_s * load.seconds), _TEAMS)
    await database.execute("vacuum analyze tickets")
    return [access_token(secret, row["id"], datetime.now(UTC)) for row in sessions], tickets


async def _happen(database: Database, kafka: str, load: Load, tickets: Sequence[Any]) -> dict[str, float]:
    """Change one ticket after the other, at this rate; when each change was committed."""
    publisher, stop = KafkaPublisher(KafkaConfig(kafka, security={}), timeout_s=10), asyncio.Event()
    relay = Job("relay events", RELAY_S, partial(relay_events, EventStore(database), publisher, Topics().events))
    relaying = asyncio.create_task(repeat(relay, stop))
    committed: dict[str, float] = {}
    begun = time.monotonic()
    for number, ticket in enumerate(tickets):
        await asyncio.sleep(begun + number / load.per_s - time.monotonic())
        async with database.transaction() as connection:
            await announce_ticket(connection, TicketEvent.CHANGED, ticket["id"])
        committed[ticket["ticket_number"]] = time.monotonic()
    log_progress(f"  {len(tickets)} changes in {time.monotonic() - begun:.1f} s")
    await asyncio.sleep(_LATE_S)
    stop.set()
    await asyncio.gather(relaying, publisher.close())
    return committed
