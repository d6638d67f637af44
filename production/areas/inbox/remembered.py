"""Numbers that take long to count."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Hashable
from functools import lru_cache

from production.database.pool import Database

FRESH_S = 15.0


class Remembered:
    """Each for `FRESH_S`: lists are asked for again whenever something in them changes."""

    def __init__(self) -> None:
        self._counted: dict[Hashable, tuple[int, float]] = {}

    def knows(self, of: Hashable) -> bool:
        """Whether it was counted a moment ago."""
        found = self._counted.get(of)
        return found is not None and time.monotonic() - found[1] < FRESH_S

    async def number(self, of: Hashable, count: Callable[[], Awaitable[int]]) -> int:
        """What was counted of the same a moment ago, else what `count` finds."""
        if not self.knows(of):
            now = time.monotonic()
            self._counted = {each: found for each, found in self._counted.items() if now - found[1] < FRESH_S}
            self._counted[of] = await count(), now
        return self._counted[of][0]


@lru_cache(maxsize=1)
def remembered(_: Database) -> Remembered:
    """Of this database, in this process."""
    return Remembered()
