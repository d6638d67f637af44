"""What the agent may read in notes."""

from __future__ import annotations

from agents import RunContextWrapper, Tool, function_tool

from production.agent.context import TurnContext
from production.agent.tools.errors import explain
from production.areas import Resources
from production.areas.toy_notes.model import NoteTaken
from production.areas.toy_notes.store import NoteStore
from production.crm.permissions.model import EVERYTHING


def tools(resources: Resources) -> list[Tool]:
    notes = NoteStore(resources.database, EVERYTHING)

    @function_tool(failure_error_function=explain)
    async def read_toy_notes(run: RunContextWrapper[TurnContext]) -> str:
        """Read what was noted about this customer."""
        run.context.spend_read()
        run.context.facts += (texts := await notes.texts(run.context.turn.customer_id))
        return "\n".join(texts)

    @function_tool(failure_error_function=explain)
    async def take_toy_note(run: RunContextWrapper[TurnContext], text: str) -> str:
        """Note something about this customer."""
        run.context.effects.append(NoteTaken(text))
        return "It will be noted."

    return [read_toy_notes, take_toy_note]
