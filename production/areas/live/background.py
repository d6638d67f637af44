"""Reads along while the api serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from production.areas import ApiResources
from production.areas.live.hub import Hub
from production.workers.scheduler import Job, repeat


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Hub]:
    """The hub, which works until the block is left, whatever fails; its streams end as soon as the process is to."""
    hub = Hub(resources.database)
    jobs = Job("live hints", 1.0, partial(hub.follow, resources.events)), Job("live rights", 1.0, hub.check_rights)
    loops = asyncio.gather(*(repeat(job, resources.stopping) for job in jobs), _close(hub, resources.stopping))
    try:
        yield hub
    finally:
        loops.cancel()
        await asyncio.gather(loops, return_exceptions=True)


async def _close(hub: Hub, stopping: asyncio.Event) -> None:
    await stopping.wait()
    hub.close()
