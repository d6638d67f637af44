"""What an import asks the other areas for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from production.areas import ApiResources, Offer
from production.areas.imports.store.offered import Offered


def offered(offers: Sequence[Offer]) -> Offered:
    """The records that areas offer."""
    return Offered({offer.kind.name: offer.open for offer in offers})


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Offered]:
    """For trials."""
    yield offered(resources.offers)
