"""Tells one poisoned message from a bad deploy."""

from __future__ import annotations

from collections import deque

_WINDOW = 50
_LEAST = 10
"""Fewer outcomes say nothing: a quiet system with one poisoned message is not at fault."""


class FailureRate:
    """How the last batches of a process ended."""

    def __init__(self) -> None:
        self._failed: deque[bool] = deque(maxlen=_WINDOW)

    def note(self, *, failed: bool) -> None:
        self._failed.append(failed)

    @property
    def high(self) -> bool:
        """True when most of the last batches failed."""
        return len(self._failed) >= _LEAST and sum(self._failed) > len(self._failed) / 2
