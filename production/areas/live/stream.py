"""What one reader still has to hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

from fastapi.sse import KEEPALIVE_COMMENT

from production.areas.live.model import RESET
from production.crm.permissions.model import Scope

MOST_WAITING = 256
"""Different hints; whoever is behind by more is told to ask for everything again."""
PING_S = 15.0


class Stream:
    """Hints for one reader, `encoded`: bounded, however slowly they are read. Begins with a reset."""

    def __init__(self, scope: Scope, *, visitors: bool = False) -> None:
        """`visitors`: also hints that a customer writes are wanted."""
        self.scope, self.visitors = scope, visitors
        self._waiting: dict[bytes, None] = {RESET: None}
        self._changed = asyncio.Event()
        self._changed.set()
        self._ended = False

    def tell(self, hints: Iterable[bytes]) -> None:
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

    async def events(self) -> AsyncIterator[bytes]:
        """Server-sent events: all that waits in one, as soon as something does, or a ping; until the end."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(PING_S):
                    await self._changed.wait()
            self._changed.clear()
            if self._ended:
                return
            waiting, self._waiting = self._waiting, {}
            yield b"data: [%b]\n\n" % b",".join(waiting) if waiting else KEEPALIVE_COMMENT
