"""Screens texts as the workers do before a model is asked; needs no server."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

import typer

from production.agent.guardrails.semantic.look import SecondLook
from production.agent.models.embedder import MiniLmEmbedder
from production.commands.common import lines, put
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel

app = typer.Typer()


@app.command()
def screen() -> None:
    """Screen texts from stdin: {"text", "channel"?} a line."""
    asyncio.run(_screen_lines())


async def _screen_lines() -> None:
    look = SecondLook(MiniLmEmbedder())
    for line in lines("text"):
        channel = line.get("channel")
        if channel is not None and channel not in list(Channel):
            raise InvalidInput("channel", f"must be one of {', '.join(Channel)}")
        verdict = asdict(await look.screen(line["text"], Channel(channel) if channel else None))
        if verdict["language"] is None:
            del verdict["language"]  # named only where it decides
        put(verdict)
