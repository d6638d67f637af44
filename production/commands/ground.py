"""What of a reply its passages back: grounding by hand."""

from __future__ import annotations

import asyncio
from typing import Any

import typer

from production.agent.grounding import Grounding
from production.agent.grounding import ground as look
from production.commands.common import print_json, read_json_lines
from production.crm.knowledge.model import Passage
from production.schemas.errors import InvalidInput, Unavailable
from production.settings import Settings, load_settings

app = typer.Typer()


@app.command()
def ground() -> None:
    """Ground replies from stdin: {"reply", "passages": [{"title", "content"}, ...]} a line. Asks the judge, if any."""
    settings = load_settings()
    for line in read_json_lines("reply"):
        passages = line.get("passages", [])
        if not isinstance(passages, list):
            raise InvalidInput("passages", "is not a list")
        found = look(line["reply"], [_passage(number, one) for number, one in enumerate(passages)], [])
        found = judged(found, settings)
        print_json({"supported": [sentence for sentence, _ in found.backed], "unsupported": list(found.unsupported)})


def judged(found: Grounding, settings: Settings) -> Grounding:
    """With what the judge of the settings accepts: nothing where it is away, or none is named."""
    if not settings.agent_judge_model or not found.open:
        return found
    from production.bootstrap.model_chain import judge  # noqa: PLC0415 - only who asks a model waits for its SDK

    named = judge(settings)
    try:
        said = asyncio.run(named.judge(found.open, named.limits.attempt_s)) if named else None
    except Unavailable as away:
        typer.echo(f"AGENT_JUDGE_MODEL: {away}", err=True)
        return found
    return found.accepting(said.accepted) if said else found


def _passage(number: int, given: Any) -> Passage:
    match given:
        case {"title": str(title), "content": str(content)}:
            return Passage(f"passage {number}", title, 0, content, 1.0, 1.0)
        case _:
            raise InvalidInput(f"passages[{number}]", "must be an object with the texts title and content")
