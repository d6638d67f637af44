"""A mail as a provider hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_NOT_RECEIVED = frozenset({"SENT", "DRAFT", "TRASH"})


@dataclass(frozen=True, slots=True)
class RawEmail:
    """One fetched mail."""

    id: str
    thread_id: str
    raw: bytes
    """RFC 822, as it arrived."""
    internal_date: datetime
    """When Gmail received it, in UTC."""
    label_ids: tuple[str, ...] = ()

    @property
    def received(self) -> bool:
        """False for what we wrote ourselves and for what was thrown away."""
        return _NOT_RECEIVED.isdisjoint(self.label_ids)
