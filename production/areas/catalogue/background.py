"""The sources that may call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from production.areas import ApiResources
from production.areas.catalogue.sources.base import Source
from production.areas.catalogue.sources.configured import configured


class Sources:
    """Those that settings name, in the order in which a call is tried."""

    def __init__(self, all_: Sequence[Source], silent_after: timedelta) -> None:
        self.all = all_
        self.silent_after = silent_after


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Sources]:
    """Nothing runs: they wait for calls. Raises ConfigurationError: one could not prove its calls."""
    settings = resources.catalogue
    settings.require_secrets()
    yield Sources(configured(settings), timedelta(hours=settings.catalog_silent_hours))
