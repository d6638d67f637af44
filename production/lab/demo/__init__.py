"""`fte demo`: every sample message through the real endpoints, each compared with its expected end."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import httpx
import typer

from production.commands.common import print_json
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.lab.demo.judge import show, summary, wrong
from production.lab.demo.play import Played, play
from production.lab.demo.players import Stage
from production.lab.demo.samples import Sample, load
from production.lab.dev import log_progress, running_stack
from production.lab.local.stack import StackOptions
from production.lab.local.state import StateDir

app = typer.Typer()


@app.command()
def demo(
    samples: Annotated[Path, typer.Option(exists=True, dir_okay=False)] = Path("context/sample-tickets.json"),
    context: Annotated[Path, typer.Option(exists=True, file_okay=False)] = Path("context"),
) -> None:
    """Start a fresh stack, send all samples, wait for their ends, and judge. Exits 1 if one ended otherwise."""
    messages = load(samples)
    with tempfile.TemporaryDirectory(prefix="fte-demo-") as folder:
        state = StateDir.open(Path(folder))
        with running_stack(state, StackOptions(state.port("api"), context)) as stack:
            log_progress(f"Sending {len(messages)} messages")
            results, ack_ms = asyncio.run(_play(messages, stack.env["PUBLIC_URL"], stack.env["DATABASE_URL"]))
    show(results)
    print_json(summary(results, ack_ms))
    if any(wrong(played) for played in results):
        raise typer.Exit(1)


async def _play(messages: Sequence[Sample], api_url: str, database_url: str) -> tuple[list[Played], list[float]]:
    database = Database(database_url)
    async with httpx.AsyncClient(base_url=f"{api_url}/api/v1", timeout=30) as http:
        stage = Stage(http, TicketStore(database))
        try:
            results = await play(messages, stage)
        finally:
            await database.close()
        acks = (await http.get("/sandbox/acks")).raise_for_status().json()
    return results, [*stage.ack_ms, *chain.from_iterable(acks.values())]
