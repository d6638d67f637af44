"""`fte bench pipeline`: the whole way of a message with Kafka, Postgres, one worker and the built-in agent."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import tempfile
import time
from collections import Counter
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from production.commands.common import print_json
from production.database.pool import Database
from production.lab.bench.echo import echoing
from production.lab.bench.figures import Json, Spread, at_least, at_most, pairwise_ratio, percentile
from production.lab.bench.orders import Order, send
from production.lab.bench.spent import spent
from production.lab.demo.samples import load
from production.lab.dev import log_progress, running_stack
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir
from production.schemas.envelope import FormTicket, InboundMessage, Sender
from production.schemas.ids import Category, Channel, IdentifierKind, Priority, Proof, event_id
from production.schemas.topics import Topics
from production.stream.codec import encode
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher

_PATIENCE_S = 120.0
_ECHO_S = 5.0
_LOOK_S = 0.5
"""Seldom: looking costs Postgres time that is not the message's. When each ended is in its row."""

_OPEN = """
select $2 - count(*) filter (where state not in ('received', 'processing')) + (
    select count(*) from messages where starts_with(event_id, $1) and delivery_status in ('pending', 'sending'))
from inbound_messages where starts_with(event_id, $1)
"""
_ENDED = """
select i.conversation_id, i.received_at, greatest(i.settled_at, max(m.sent_at)) as ended
from inbound_messages i left join messages m on m.event_id = i.event_id
where starts_with(i.event_id, $1) group by i.event_id
"""

_SIZES = """
select coalesce(pg_partition_root(oid), oid)::regclass::text as name, sum(pg_total_relation_size(oid))::bigint as bytes
from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1
"""

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Load:
    """Fresh customers with a question each."""

    questions: list[str]
    messages: int
    per_s: float
    """0: as fast as Kafka takes them."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one message, from its arrival to the acceptance of its reply (or to its end without one)."""

    total: float
    model: float
    """In the agent; 0 where none was asked."""

    @property
    def own(self) -> float:
        return self.total - self.model


@app.command()
def pipeline(
    messages: Annotated[int, typer.Option(min=10, help="Messages of a run at full speed.")] = 3_000,
    per_s: Annotated[float, typer.Option(min=1, help="Rate of the steady runs.")] = 50.0,
    seconds: Annotated[float, typer.Option(min=1, help="Length of each steady run.")] = 30.0,
    runs: Annotated[int, typer.Option(min=1)] = 3,
    samples: Annotated[Path, typer.Option(exists=True, help="Where the questions come from.")] = Path(
        "context/sample-tickets.json"
    ),
) -> None:
    """Measure one worker on a full local stack: one JSON line a part. About 5 minutes."""
    print_json({"bench": "pipeline", "cores": os.cpu_count(), "python": platform.python_version()})
    questions = questions_of(samples)
    with tempfile.TemporaryDirectory(prefix="fte-bench-") as folder, fresh_stack(Path(folder), samples.parent) as stack:
        asyncio.run(publish_and_wait(stack, Load(questions, 200, per_s)))
        before, began = asyncio.run(_sizes(stack.env["DATABASE_URL"])), asyncio.run(spent(stack))
        drained = [asyncio.run(publish_and_wait(stack, Load(questions, messages, 0))) for _ in range(runs)]
        rates = [len(timings) / took for took, timings in drained]
        print_json(
            {"part": "full speed", "messages": messages, "messages_per_s": at_least(100).judge(Spread.of(rates))}
        )
        print_json({"part": "cost of a message", **asyncio.run(spent(stack)).a_message(began, messages * runs)})
        grown = asyncio.run(_sizes(stack.env["DATABASE_URL"])) - before
        print_json(
            {"part": "storage", "bytes_a_message": {name: grown[name] // (messages * runs) for name in sorted(grown)}}
        )
        steady = [
            asyncio.run(publish_and_wait(stack, Load(questions, round(per_s * seconds), per_s))) for _ in range(runs)
        ]
        print_json(
            {"part": "steady", "per_s": per_s, "seconds": seconds, **_delays([timings for _, timings in steady])}
        )
        print_json({"part": "echo", **_beside_echo(stack, rates)})


def questions_of(samples: Path) -> list[str]:
    """What customers ask in the sample messages."""
    return [sample.message for sample in load(samples) if len(sample.message) >= 10]


def fresh_stack(folder: Path, context: Path) -> AbstractContextManager[Stack]:
    """A full local stack of its own in an empty folder."""
    folder.chmod(0o755)  # Postgres may run under another account than we
    state = StateDir.open(folder)
    return running_stack(state, StackOptions(state.port("api"), context))


def _beside_echo(stack: Stack, rates: list[float]) -> Json:
    """What this machine can do: a server of the same framework that reads a form and answers, at its peak."""
    with echoing(stack.state) as port:
        order = Order(port, "/", "", _ECHO_S)
        peaks = [send(order).per_s for _ in rates]
    return {
        "echo_per_s": Spread.of(peaks).as_json(),
        "messages_to_echo": at_least(0.012).judge(pairwise_ratio(rates, peaks)),
    }


def _delays(runs: list[list[Timing]]) -> Json:
    def spread(values: list[list[float]], percent: int) -> Spread:
        return Spread.of([percentile(run, percent) for run in values])

    own = [[timing.own for timing in run] for run in runs]
    total = [[timing.total for timing in run] for run in runs]
    model = [[timing.model for timing in run if timing.model] for run in runs]
    return {
        "own_p50_ms": spread(own, 50).as_json(),
        "own_p99_ms": at_most(150).judge(spread(own, 99)),
        "model_p50_ms": spread(model, 50).as_json(),
        "model_p99_ms": spread(model, 99).as_json(),
        "total_p50_ms": spread(total, 50).as_json(),
        "total_p99_ms": spread(total, 99).as_json(),
    }


async def _sizes(url: str) -> Counter[str]:
    """Bytes of every table, with its partitions, indexes and rows that are dead but not yet reused."""
    database = Database(url)
    try:
        async with database.connection() as connection:
            return Counter({row["name"]: row["bytes"] for row in await connection.fetch(_SIZES)})
    finally:
        await database.close()


async def publish_and_wait(stack: Stack, load_: Load) -> tuple[float, list[Timing]]:
    """Publish, wait until every message has its end; seconds from the first to the last, and each one's times."""
    batch = uuid4().hex
    began = time.time()
    publisher = KafkaPublisher(KafkaConfig(stack.env["KAFKA_BOOTSTRAP_SERVERS"], security={}), timeout_s=30)
    try:
        async with asyncio.TaskGroup() as group:
            for number in range(load_.messages):
                if load_.per_s:
                    await asyncio.sleep(began + number / load_.per_s - time.time())
                elif number % 500 == 499:
                    await asyncio.sleep(0)
                group.create_task(_publish(publisher, fresh_message(batch, number, load_.questions)))
    finally:
        await publisher.close()
    rows = await _ends(stack.env["DATABASE_URL"], batch, load_.messages)
    model_ms = _model_times(stack.state.log("worker"))
    timings = [
        Timing((row["ended"] - row["received_at"]).total_seconds() * 1000, model_ms.get(str(row["conversation_id"]), 0))
        for row in rows
    ]
    seconds = max(row["ended"] for row in rows).timestamp() - began
    log_progress(f"  {len(rows)} messages, {len(rows) / seconds:.0f} a second")
    return seconds, timings


async def _publish(publisher: KafkaPublisher, message: InboundMessage) -> None:
    await publisher.publish(Topics().incoming, message.key, encode(message), {"event_id": message.event_id})


def fresh_message(batch: str, number: int, questions: list[str]) -> InboundMessage:
    """A form of a new customer. No two have the same words: a real system seldom reads a message twice."""
    address = f"customer{number}@{batch}.example"
    return InboundMessage(
        event_id=event_id(Channel.WEB_FORM, f"{batch}{number:032x}"),
        channel=Channel.WEB_FORM,
        key=address,
        received_at=datetime.now(UTC),
        sender=Sender(kind=IdentifierKind.EMAIL, value=address, proof=Proof.CLAIMED, name="Sam Reed"),
        subject="A question",
        text=f"{questions[number % len(questions)]} Our workspace is number {number} of {batch[:6]}.",
        form=FormTicket(
            ticket_number=f"TKT-{int(batch[:8], 16)}{number:06}", category=Category.GENERAL, priority=Priority.MEDIUM
        ),
    )


async def _ends(url: str, batch: str, expected: int) -> list[Any]:
    """When each message of the batch had its end and its reply was accepted."""
    database = Database(url)
    prefix = event_id(Channel.WEB_FORM, batch)
    try:
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            async with database.connection() as connection:
                open_ = await connection.fetchval(_OPEN, prefix, expected)
                if not open_:
                    return list(await connection.fetch(_ENDED, prefix))
            await asyncio.sleep(_LOOK_S)
        raise TimeoutError(f"{open_} messages have no end after {_PATIENCE_S:.0f} s")
    finally:
        await database.close()


def _model_times(log: Path) -> dict[str, float]:
    """Conversation -> milliseconds in the agent, as the worker logged them."""
    lines = (json.loads(line) for line in log.read_text().splitlines() if '"turn_settled"' in line)
    return {line["conversation"]: line["model_ms"] for line in lines}
