"""Reads along while the api serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.areas import ApiResources
from production.areas.live.hub import Hub


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Hub]:
    """The hub, which works until the block is left; its streams end as soon as the process is to."""
    hub = Hub(resources.database)
    loops = asyncio.gather(hub.follow(resources.events), hub.watch_rights(), _close(hub, resources.stopping))
    try:
        yield hub
    finally:
        loops.cancel()
        await asyncio.gather(loops, return_exceptions=True)


async def _close(hub: Hub, stopping: asyncio.Event) -> None:
    await stopping.wait()
    hub.close()
