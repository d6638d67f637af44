"""What one reader still has to hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

from production.areas.live.model import RESET, Hint
from production.crm.permissions.model import Scope

MOST_WAITING = 256
"""Different hints; whoever is behind by more is told to ask for everything again."""


class Stream:
    """Hints for one reader: bounded, however slowly they are read. Begins with a reset."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._waiting: dict[Hint, None] = {RESET: None}
        self._changed = asyncio.Event()
        self._changed.set()
        self._ended = False

    def tell(self, hints: Iterable[Hint]) -> None:
        """What waits already is not said twice."""
        if RESET in self._waiting:
            return
        self._waiting.update(dict.fromkeys(hints))
        if len(self._waiting) > MOST_WAITING:
            self.reset()
        elif self._waiting:
            self._changed.set()

    def reset(self) -> None:
        """All may have changed: what waits is of no use any more."""
        self._waiting = {RESET: None}
        self._changed.set()

    def end(self) -> None:
        """What waits is not given out any more."""
        self._ended = True
        self._changed.set()

    async def batches(self) -> AsyncIterator[list[Hint]]:
        """All that waits, as soon as something does; until the end."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if self._ended:
                return
            waiting, self._waiting = self._waiting, {}
            yield list(waiting)
