"""The facts of a turn that every model needs and nobody can forge: the head of the instructions.

Only values from closed sets, our own ticket number, the company's name from the settings and the wish of a colleague
go in; what the customer typed stays in the messages, where it cannot pass for an instruction.
"""

from __future__ import annotations

from dataclasses import dataclass

from production.schemas.ids import Category, Channel, Priority


@dataclass(frozen=True, slots=True)
class PromptHeader:
    """What the instructions begin with."""

    channel: Channel
    ticket_number: str
    category: Category
    priority: Priority
    company: str
    """The name under which customers write to us; one line."""
    instruction: str | None = None
    """What the colleague who will send the reply asks of it; the rules below hold all the same."""

    def render(self) -> str:
        wish = " ".join((self.instruction or "").split())
        asked = f"\n- the colleague who sends the reply asks: {wish}" if wish else ""
        return (
            "This turn:\n"
            f"- company: {self.company}\n"
            f"- channel: {self.channel}\n"
            f"- ticket: {self.ticket_number}\n"
            f"- category: {self.category}\n"
            f"- priority: {self.priority}{asked}"
        )
