"""Who reads markers of products, beside the requests of an api."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from production.areas import ApiResources
from production.areas.products.rules import ASK, markers_in, words_told

if TYPE_CHECKING:
    from production.agent.assistant import Thinker


class MarkerReader:
    """A model, where there is one that answers."""

    def __init__(self, thinker: Thinker | None) -> None:
        self._thinker = thinker

    async def read(self, title: str, description: str) -> list[str]:
        """What kind of customer it is for, as the model reads its texts; none without one, or where it is away."""
        if self._thinker is None:
            return []
        return markers_in(await self._thinker.words(ASK, words_told(title, description)))


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[MarkerReader]:
    yield MarkerReader(resources.thinker)
