"""Commands that look at texts and need no server: screening, mail, splitting, identity."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from production.agent.guardrails.semantic.look import SecondLook
from production.agent.models.embedder import MiniLmEmbedder
from production.channels.email.parse import parse_email as parse
from production.channels.whatsapp.split import split as split_text
from production.commands.common import lines, put
from production.crm.customers.identity import normalise
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind

app = typer.Typer()


@app.command()
def screen() -> None:
    """Screen texts from stdin: {"text", "channel"?} a line."""
    asyncio.run(_screen_lines())


async def _screen_lines() -> None:
    look = SecondLook(MiniLmEmbedder())
    for line in lines("text"):
        channel = line.get("channel")
        if channel is not None and channel not in set(Channel):
            raise InvalidInput("channel", f"must be one of {', '.join(Channel)}")
        verdict = asdict(await look.screen(line["text"], Channel(channel) if channel else None))
        if verdict["language"] is None:
            del verdict["language"]  # named only where it decides
        put(verdict)


@app.command("parse-email")
def parse_email(files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Parse mails: one line of result for each file."""
    for file in files:
        parsed = parse(file.read_bytes())
        attachments = [attachment.model_dump(mode="json") for attachment in parsed.attachments]
        put({"file": str(file), **asdict(parsed), "attachments": attachments})


@app.command()
def split(
    channel: Annotated[Channel, typer.Option()] = Channel.WHATSAPP,
    limit: Annotated[int, typer.Option(min=1)] = 1600,
) -> None:
    """Split texts from stdin at sentences: {"text"} a line."""
    for line in lines("text"):
        put({"parts": split_text(line["text"], limit) if channel is Channel.WHATSAPP else [line["text"]]})


@app.command()
def identify() -> None:
    """Normalise identifiers from stdin: {"kind": "email" or "phone", "value", "region"?} a line."""
    for line in lines("kind", "value"):
        try:
            region = line.get("region")
            kind = IdentifierKind(line["kind"])
            put({"key": normalise(kind, line["value"], region if isinstance(region, str) else None)})
        except InvalidInput as error:
            put({"key": None, "reason": error.reason})
        except ValueError:
            put({"key": None, "reason": "kind must be email or phone"})
