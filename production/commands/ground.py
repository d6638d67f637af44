"""What of a reply its passages back: grounding by hand."""

from __future__ import annotations

from typing import Any

import typer

from production.agent.grounding import ground as look
from production.commands.common import print_json, read_json_lines
from production.crm.knowledge.model import Passage
from production.schemas.errors import InvalidInput

app = typer.Typer()


@app.command()
def ground() -> None:
    """Ground replies from stdin: {"reply", "passages": [{"title", "content"}, ...]} a line."""
    for line in read_json_lines("reply"):
        passages = line.get("passages", [])
        if not isinstance(passages, list):
            raise InvalidInput("passages", "is not a list")
        found = look(line["reply"], [_passage(number, one) for number, one in enumerate(passages)], [])
        print_json({"supported": [sentence for sentence, _ in found.backed], "unsupported": list(found.unsupported)})


def _passage(number: int, given: Any) -> Passage:
    match given:
        case {"title": str(title), "content": str(content)}:
            return Passage(f"passage {number}", title, 0, content, 1.0, 1.0)
        case _:
            raise InvalidInput(f"passages[{number}]", "must be an object with the texts title and content")
