"""Reads mails as the workers do; needs no server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from production.channels.email.parse import ParsedEmail
from production.channels.email.parse import parse_email as parse
from production.commands.common import print_json

app = typer.Typer()


@app.command("parse-email")
def parse_email(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    mailbox: Annotated[str, typer.Option(help="The address of ours at which the mails arrived.")] = "",
    *,
    everything: Annotated[bool, typer.Option("--all", help="Also all that is readable, quotes included.")] = False,
) -> None:
    """Parse mails: one line of result for each file."""
    for file in files:
        parsed = parse(file.read_bytes(), mailbox=mailbox, own_domain=mailbox.rpartition("@")[2])
        full = {"full_text": parsed.body.full()} if everything else {}
        print_json({"file": str(file), **_shown(parsed), **full})


def _shown(parsed: ParsedEmail) -> dict[str, Any]:
    return {
        "visible_text": parsed.words.visible,
        "cut": parsed.words.cut,
        "machine": parsed.machine,
        "kind": parsed.kind,
        "message_id": parsed.message_id,
        "in_reply_to": parsed.in_reply_to,
        "references": parsed.references,
        "sender": parsed.sender,
        "name": parsed.origin.sender.name,
        "proof": parsed.origin.sender.proof,
        "authentication": parsed.origin.authentication,
        "rule": parsed.origin.rule,
        "subject": parsed.subject,
        "returned": parsed.returned,
        "attachments": [
            {"name": each.name, "content_type": each.content_type, "size": each.size_bytes}
            for each in parsed.attachments
        ],
    }
