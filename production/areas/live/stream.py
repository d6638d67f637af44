"""What one reader still has to hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

from production.areas.live.model import RESET, Hint, HintType
from production.crm.permissions.model import Scope

MOST_WAITING = 256
"""Different hints; whoever is behind by more is told to ask for everything again."""


class Stream:
    """Hints for one reader: bounded, however slowly they are read. Begins with a reset."""

    def __init__(self, scope: Scope, *, visitors: bool = False) -> None:
        """`visitors`: tell that a customer writes, too."""
        self.scope = scope
        self._visitors = visitors
        self._waiting: dict[Hint, None] = {RESET: None}
        self._changed = asyncio.Event()
        self._changed.set()
        self._ended = False

    def tell(self, hints: Iterable[Hint]) -> None:
        """What waits already is not said twice."""
        if RESET in self._waiting:
            return
        wanted = (each for each in hints if self._visitors or each.type is not HintType.VISITOR_WRITES)
        self._waiting.update(dict.fromkeys(wanted))
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
