"""How to wait for what a system does: for states, not for seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

_ANSWER_S = 40
T = TypeVar("T")


async def eventually(look: Callable[[], Awaitable[T | None]], within_s: float = _ANSWER_S) -> T:
    """What `look` finds, as soon as it finds something.

    Raises:
        TimeoutError: it found nothing in time.
    """
    async with asyncio.timeout(within_s):
        while not (found := await look()):
            await asyncio.sleep(0.02)
    return found
