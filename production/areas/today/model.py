"""What one day was like so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from production.schemas.outcomes import LedgerState


class TroubleKind(StrEnum):
    """What can go wrong with a message."""

    MODEL_FAILED = "model_failed"
    OVERDUE = "overdue"
    FAILED = "failed"
    NOT_DELIVERED = "not_delivered"


class Handled(NamedTuple):
    """So many messages of a channel came in and are like this by now, or ended like this."""

    channel: str
    state: LedgerState
    came_in: int
    ended: int
    """Without those that a person had already."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that went wrong; its tickets are with people."""

    kind: TroubleKind
    messages: int
    tickets: tuple[str, ...]
    """Numbers of some of them, the newest first."""


@dataclass(frozen=True, slots=True)
class CalledWrong:
    """Answers that the AI gave alone and somebody calls wrong."""

    answers: int
    tickets: tuple[str, ...]
    """Numbers of some of them, the newest first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people made of suggested replies in the last `days`."""

    days: int
    unchanged: int
    edited: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Ratings:
    """How satisfied customers said they are."""

    answers: int
    average: float | None
    """Of 1 bad .. 5 great; None where nobody answered."""
    unhappy: tuple[str, ...]
    """Numbers of some tickets that got 1 or 2, the newest first."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day of the reader's zone that began at `since`."""

    since: datetime
    handled: Sequence[Handled]
    troubles: Sequence[Trouble]
    judged: Judged
    called_wrong: CalledWrong
    ratings: Ratings

    @property
    def channels(self) -> dict[str, int]:
        """Messages that came in, the busiest channel first."""
        counted: dict[str, int] = {}
        for each in self.handled:
            counted[each.channel] = counted.get(each.channel, 0) + each.came_in
        return {channel: count for channel, count in sorted(counted.items(), key=lambda item: -item[1]) if count}

    def ended(self, state: LedgerState) -> int:
        return sum(each.ended for each in self.handled if each.state is state)
