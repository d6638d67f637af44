"""What customers say about an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ASK_AFTER = timedelta(hours=1)
"""Since the resolution: whoever has another question asks it first."""
NOT_AFTER = timedelta(days=3)
"""Nobody remembers an older one."""
NUMBER_COUNTS_FOR = timedelta(days=2)
"""In a chat: a lone number that comes later is about something else."""


class RatingState(StrEnum):
    """Stored; `void` is one that reopening the ticket has overtaken, or that was never to be asked."""

    ASKED = "asked"
    ANSWERED = "answered"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Rating:
    """One question, and the answer as far as there is one."""

    state: RatingState
    score: int | None
    """1 bad .. 5 great."""
    words: str
