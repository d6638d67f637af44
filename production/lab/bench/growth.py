"""`fte bench growth`: what a turn costs Postgres beside a long history, and how large that is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import Annotated, TypeVar
from uuid import uuid4

import typer

from production.commands.common import print_json
from production.crm.support.model import Claim, Decision, OutboundPart
from production.database.ledger import LedgerStore
from production.database.migrate import migrate
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.lab.bench.figures import Json, percentile, rounded
from production.lab.bench.inbox.data import fill
from production.lab.bench.pipeline import fresh_message
from production.lab.scratch import scratch_database
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import EndCode, EndReason, LedgerState, TicketStatus

_A_TICKET = 4
"""Messages of each ticket of the history."""
_WARM = 30
_FILED = """
insert into ledger (event_id, channel, key, state, envelope, received_at, settled_at, conversation_id, filed_under)
select event_id, channel, conversation_id::text, 'replied', '{}', created_at, created_at, conversation_id, created_at
from messages where direction = 'inbound'
"""

app = typer.Typer()
T = TypeVar("T")


@app.command()
def growth(
    messages: Annotated[int, typer.Option(min=40_000, help="Of the long history.")] = 1_000_000,
    turns: Annotated[int, typer.Option(min=10)] = 300,
) -> None:
    """Claim, settle and send fresh messages beside a tenth of a history and beside all of it: one JSON line each."""
    for history in (messages // 10, messages):
        with scratch_database() as settings:
            measured = asyncio.run(_measure(settings.database_url, history, turns))
        print_json({"bench": "growth", "history": history, **measured})


async def _measure(url: str, history: int, turns: int) -> Json:
    database = Database(url)
    try:
        await migrate(database)
        typer.echo(f"filling: {history} messages", err=True)
        await fill(database, history // _A_TICKET, _A_TICKET)
        async with database.connection() as connection:
            await connection.execute(_FILED, timeout=3600)
            await connection.execute("vacuum analyze ledger", timeout=3600)
        size = await database.fetchval("select pg_database_size(current_database())")
        times = [await _turn(database, number) for number in range(_WARM + turns)][_WARM:]
        report_ms, _ = await _timed(LedgerStore(database).report())
    finally:
        await database.close()
    steps = {
        f"{step}_p{percent}_ms": percentile([each[step] for each in times], percent)
        for step in times[0]
        for percent in (50, 99)
    }
    return rounded({"gigabytes": size / 1e9, **steps, "ledger_report_ms": report_ms})


async def _turn(database: Database, number: int) -> dict[str, float]:
    """Milliseconds of the steps of one message of a new customer."""
    turns, outbox = TurnStore(database), OutboxStore(database)
    claim_ms, claim = await _timed(turns.claim([fresh_message(uuid4().hex, number, ["How do I export a project?"])]))
    if claim is None:
        raise ValueError("a fresh message had ended already")
    settle_ms, _ = await _timed(turns.settle(claim, _reply(claim)))
    take_ms, [attempt] = await _timed(outbox.take(Channel.WEB_FORM, 1))
    sent_ms, _ = await _timed(outbox.mark_sent(attempt.message.id, None))
    return {"claim": claim_ms, "settle": settle_ms, "take_to_send": take_ms, "mark_sent": sent_ms}


def _reply(claim: Claim) -> Decision:
    return Decision(
        state=LedgerState.REPLIED,
        reason=EndReason(EndCode.ANSWERED, "answered"),
        ticket_status=TicketStatus.WAITING_CUSTOMER,
        category=Category.HOW_TO,
        priority=Priority.MEDIUM,
        sentiment=0.5,
        parts=(OutboundPart(text="Open the menu.", correlation_id=claim.last.event_id, recipient=claim.last.key),),
    )


async def _timed(step: Awaitable[T]) -> tuple[float, T]:
    began = time.perf_counter()
    done = await step
    return (time.perf_counter() - began) * 1000, done
