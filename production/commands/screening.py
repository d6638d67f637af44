"""Screens texts as the workers do before a model is asked; needs no server."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

import typer

from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.agent.models.embedder import MiniLmEmbedder
from production.channels.registry import channel_named
from production.commands.common import print_json, read_json_lines
from production.settings import load_settings

app = typer.Typer()

_SHOWN = ("action", "triggers", "sentiment", "category", "priority")
"""What others rely on; a verdict has more."""


@app.command()
def screen() -> None:
    """Screen texts from stdin: {"text", "channel"?} a line."""
    asyncio.run(_screen_lines())


async def _screen_lines() -> None:
    look = SemanticClassifier(MiniLmEmbedder(), load_settings().company_name)
    for line in read_json_lines("text"):
        channel = line.get("channel")
        where = None if channel is None else channel_named(channel).name
        verdict = await look.screen(line["text"], where)
        shown = {name: value for name, value in asdict(verdict).items() if name in _SHOWN}
        print_json(shown | ({"language": verdict.unscreened} if verdict.unscreened else {}))
