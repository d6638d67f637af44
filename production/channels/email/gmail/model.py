"""What Gmail tells about a mailbox."""

from __future__ import annotations

from dataclasses import dataclass

from production.schemas.errors import NotFound, Unavailable


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What arrived since a history id."""

    message_ids: tuple[str, ...]
    """Oldest first, each once."""
    history_id: int
    """Where the next look starts."""


class HistoryExpired(NotFound):
    """Gmail no longer knows the start history id: a bounded full sync is needed."""


class MailRefused(Unavailable):
    """Gmail answers, but does not give this mail: others may still come."""
