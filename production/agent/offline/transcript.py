"""The SDK's input items as the offline model needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agents import TResponseInputItem

from production.agent.model_input import SUBJECT


@dataclass(frozen=True, slots=True)
class ToolOutput:
    """What one tool call of this run returned."""

    tool: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The conversation so far, and what this run has asked the tools."""

    subject: str
    text: str
    """The message to answer."""
    customer: tuple[str, ...]
    """What the customer wrote before, oldest first."""
    told: tuple[str, ...]
    """What we wrote before, oldest first."""
    asked_back: bool
    """Whether the last thing we said was a question."""
    outputs: tuple[ToolOutput, ...]

    @classmethod
    def of(cls, items: str | Sequence[TResponseInputItem]) -> Transcript:
        rows: list[Mapping[str, Any]] = [{"role": "user", "content": items}] if isinstance(items, str) else list(items)
        said = [(row["role"], str(row["content"])) for row in rows if row.get("role") in ("user", "assistant")]
        customer = [text for role, text in said if role == "user"]
        subject, text = _split_subject(customer[-1] if customer else "")
        told = tuple(text for role, text in said if role == "assistant")
        asked_back = any(text.rstrip().endswith("?") for role, text in said[-2:-1] if role == "assistant")
        return cls(subject, text, tuple(customer[:-1]), told, asked_back, tuple(_outputs(rows)))


def _outputs(rows: Sequence[Mapping[str, Any]]) -> list[ToolOutput]:
    names = {row["call_id"]: row["name"] for row in rows if row.get("type") == "function_call"}
    return [
        ToolOutput(names.get(row["call_id"], ""), str(row["output"]))
        for row in rows
        if row.get("type") == "function_call_output"
    ]


def _split_subject(message: str) -> tuple[str, str]:
    if not message.startswith(SUBJECT):
        return "", message
    subject, _, text = message.removeprefix(SUBJECT).partition("\n\n")
    return subject, text
