"""What all conversations of a process share: made once, since words of many kinds and languages go into it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.areas import ApiResources
from production.areas.assistant.conversation import Assistant


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Assistant]:
    """The assistant, over the records that areas offer."""
    yield Assistant(resources.database, resources.offers, resources.thinker)
