"""Commands that look at texts and need no server: splitting, identity."""

from __future__ import annotations

from typing import Annotated

import typer

from production.channels.registry import channel_named
from production.channels.split import LIMIT
from production.channels.split import split as split_text
from production.commands.common import print_json, read_json_lines
from production.crm.customers.identity import normalise
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind

app = typer.Typer()


@app.command()
def split(
    channel: Annotated[str, typer.Option()] = Channel.WHATSAPP,
    limit: Annotated[int, typer.Option(min=1)] = LIMIT,
) -> None:
    """Split texts from stdin at sentences: {"text"} a line."""
    chat = channel_named(channel).chat
    for line in read_json_lines("text"):
        print_json({"parts": split_text(line["text"], limit) if chat else [line["text"]]})


@app.command()
def identify() -> None:
    """Normalise identifiers from stdin: {"kind": "email" or "phone", "value", "region"?} a line."""
    for line in read_json_lines("kind", "value"):
        try:
            region = line.get("region")
            kind = IdentifierKind(line["kind"])
            print_json({"key": normalise(kind, line["value"], region if isinstance(region, str) else None)})
        except InvalidInput as error:
            print_json({"key": None, "reason": error.reason})
        except ValueError:
            print_json({"key": None, "reason": "kind must be email or phone"})
