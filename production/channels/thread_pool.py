"""Blocking libraries beside the event loop, each provider with threads of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")

_MOST = 32


class ProviderThreadPool:
    """The event loop's own threads are few and shared: a provider that hangs would hold up the others and the model."""

    def __init__(self, provider: str) -> None:
        self._pool = ThreadPoolExecutor(_MOST, thread_name_prefix=provider)

    async def run(self, work: Callable[[], _T]) -> _T:
        """What `work` returns or raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
