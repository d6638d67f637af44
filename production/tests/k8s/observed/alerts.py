"""What a test says about alerts: which ones it fires, and that they were quiet before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from production.tests.k8s.observed.watcher import Watcher

fires = pytest.mark.fires
"""The alerts that a test fires; `test_every_alert` wants each one somewhere."""

_PATIENCE_S = 120


async def until(happened: Callable[[], Awaitable[object]]) -> None:
    """Look again and again until it has happened."""
    async with asyncio.timeout(_PATIENCE_S):
        while not await happened():
            await asyncio.sleep(0.5)


class Alerts:
    """The alerts of one test."""

    def __init__(self, watcher: Watcher, names: tuple[str, ...]) -> None:
        self._watcher = watcher
        self._names = names
        self.unseen = set(names)

    async def fire(self, *names: str, meanwhile: Callable[[], Awaitable[object]] | None = None) -> None:
        """Wait until each of these, by default all, was seen firing; `meanwhile` goes on breaking things."""
        wanted = set(names or self._names)
        self.unseen -= wanted

        async def seen() -> bool:
            if meanwhile is not None:
                await meanwhile()
            wanted.difference_update(await self._firing())
            return not wanted

        try:
            await until(seen)
        except TimeoutError:
            pytest.fail(f"silent: {wanted}")

    async def end(self, *names: str) -> None:
        """Wait until none of these, by default all, is firing."""
        wanted = set(names or self._names)

        async def quiet() -> bool:
            return wanted.isdisjoint(await self._firing())

        try:
            await until(quiet)
        except TimeoutError:
            pytest.fail(f"still firing: {wanted & await self._firing()}")

    async def _firing(self) -> set[str]:
        return await asyncio.to_thread(self._watcher.firing)
