"""Many small writes as few large ones: what comes while something is written is written together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import asyncpg

_Item = TypeVar("_Item")


class WrittenTogether(Generic[_Item]):
    """One write at a time; all that came meanwhile is the next one. `write` takes it all or nothing."""

    def __init__(self, write: Callable[[Sequence[_Item]], Awaitable[None]]) -> None:
        self._write_all = write
        self._waiting: list[_Item] = []
        self._next_write: asyncio.Task[None] | None = None
        self._writing = asyncio.Lock()

    async def add(self, items: Sequence[_Item]) -> None:
        """Returns once they are written. What fails because of others is tried alone; raises as `write` does."""
        if not items:
            return
        self._waiting += items
        if self._next_write is None:
            self._next_write = asyncio.create_task(self._write())
        try:
            await asyncio.shield(self._next_write)
        except asyncpg.PostgresError:
            await self._write_all(items)

    async def _write(self) -> None:
        async with self._writing:
            items, self._waiting, self._next_write = self._waiting, [], None
            await self._write_all(items)
