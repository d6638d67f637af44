"""What the inbox calls a priority, as its documented interface has it: `normal` is stored as `medium`. Pure."""

from __future__ import annotations

from typing import Literal

from production.schemas.ids import Priority

ShownPriority = Literal["low", "normal", "high", "urgent"]


def shown_priority(priority: str) -> ShownPriority:
    return "normal" if priority == Priority.MEDIUM else priority  # type: ignore[return-value]  # the others are the same


def stored_priority(shown: ShownPriority) -> Priority:
    return Priority.MEDIUM if shown == "normal" else Priority(shown)
