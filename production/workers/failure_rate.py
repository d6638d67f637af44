"""Tells poisoned messages from a bad deploy."""

from __future__ import annotations

_WINDOW = 50
_LEAST = 10
"""Fewer senders say nothing: a quiet system with a few poisoned messages is not at fault."""


class FailureRate:
    """How the last batch of each of the last senders ended: one who is tried again and again counts once."""

    def __init__(self) -> None:
        self._failed: dict[str, bool] = {}

    def note(self, key: str, *, failed: bool) -> None:
        self._failed.pop(key, None)
        self._failed[key] = failed
        if len(self._failed) > _WINDOW:
            del self._failed[next(iter(self._failed))]

    @property
    def high(self) -> bool:
        """True when it failed for most of the last senders."""
        return len(self._failed) >= _LEAST and sum(self._failed.values()) > len(self._failed) / 2
