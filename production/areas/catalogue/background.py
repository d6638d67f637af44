"""The sources that may call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from production.areas import ApiResources
from production.areas.catalogue.sources.base import Source
from production.areas.catalogue.sources.configured import configured


@dataclass(frozen=True, slots=True)
class Sources:
    """Those that settings name, in the order in which a call is tried."""

    all: Sequence[Source]
    silent_after: timedelta


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Sources]:
    """Nothing runs: they wait for calls. Raises ConfigurationError: one could not prove its calls."""
    settings = resources.catalogue
    settings.require_secrets()
    yield Sources(configured(settings), timedelta(hours=settings.catalog_silent_hours))
