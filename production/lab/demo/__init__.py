"""`fte demo`: every sample message through the real endpoints, then scenes of people at work; each end is judged."""

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
from production.lab.demo.scenes import Scenes, opened, play_all
from production.lab.dev import log_progress, running_stack
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir

app = typer.Typer()


@app.command()
def demo(
    samples: Annotated[Path, typer.Option(exists=True, dir_okay=False)] = Path("context/sample-tickets.json"),
    context: Annotated[Path, typer.Option(exists=True, file_okay=False)] = Path("context"),
) -> None:
    """Start a fresh stack, send all samples, play all scenes, and judge. Exits 1 if one ended otherwise."""
    messages = load(samples)
    with tempfile.TemporaryDirectory(prefix="fte-demo-") as folder:
        state = StateDir.open(Path(folder))
        with running_stack(state, StackOptions(state.port("api"), context)) as stack:
            log_progress(f"Sending {len(messages)} messages")
            results, ack_ms = asyncio.run(_play(messages, stack.env["PUBLIC_URL"], stack.env["DATABASE_URL"]))
            log_progress("Playing the scenes")
            scenes = asyncio.run(_play_scenes(stack)) if stack.staff_tokens() else {}  # else somebody else's database
    show(results, scenes)
    print_json(summary(results, ack_ms, scenes))
    outcomes = chain.from_iterable(scenes.values())
    if any(wrong(played) for played in results) or any(outcome.wrong for outcome in outcomes):
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


async def _play_scenes(stack: Stack) -> Scenes:
    async with opened(stack.env["PUBLIC_URL"], stack.staff_tokens(), stack.state.path) as office:
        return await play_all(office)
