"""A conversation as the built-in agent reads it."""

from __future__ import annotations

from dataclasses import dataclass

from production.agent.model_input import TEXT_CHARACTERS, remembered
from production.schemas.turns import Turn


@dataclass(frozen=True, slots=True)
class Transcript:
    """The message to answer, and what was said before; as much of it as any other model gets to see."""

    subject: str
    text: str
    """The message to answer, and what a colleague wants to see answered beside it."""
    customer: tuple[str, ...]
    """What the customer wrote before, oldest first."""
    told: tuple[str, ...]
    """What we wrote before, oldest first."""
    asked_back: bool
    """Whether the last thing we said was a question, and nothing was said since."""

    @classmethod
    def of(cls, turn: Turn) -> Transcript:
        said = remembered(turn.history)
        customer = tuple(one.text for one in said if one.role == "customer")
        told = tuple(one.text for one in said if one.role != "customer")
        asked_back = any(one.text.rstrip().endswith("?") for one in said[-1:] if one.role != "customer")
        text = "\n".join(filter(None, [turn.text[:TEXT_CHARACTERS], turn.instruction]))
        return cls(turn.subject or "", text, customer, told, asked_back)
