"""Who writes first drafts, beside the requests of an api."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.api.first_drafts import DraftWriter
from production.areas import ApiResources


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[DraftWriter]:
    yield DraftWriter(resources.thinker)
