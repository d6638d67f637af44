"""Looks at a source: what changed since the last time, and now and then everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from production.areas.catalogue.model import Difference, Outcome
from production.areas.catalogue.sources.base import Source, What
from production.areas.catalogue.store import FactStore, StateStore
from production.database.pool import Database
from production.schemas.catalogue import ProductFact
from production.schemas.errors import FteError

_log = structlog.get_logger()

_OVERLAP = timedelta(minutes=10)
"""Looked at once more: sources write down a change before others can see it."""
_CHANGES = {Outcome.ADDED, Outcome.CHANGED, Outcome.DELETED}
_WHATS: tuple[What, ...] = ("product", "order")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one reading found."""

    difference: Difference
    """What was changed here."""
    began_at: datetime
    """By the source's own clock."""
    products: set[str]
    """All that were listed, by their ids."""


class Looks:
    """At one source. What it tells here counts as of when the reading began, by its own clock."""

    def __init__(self, database: Database, source: Source) -> None:
        self._facts, self._states = FactStore(database), StateStore(database)
        self._source = source

    async def poll(self) -> None:
        """What changed since the last time; everything, where it cannot be told what, or where something is missing.

        What goes wrong is written down, and tried again the next time.
        """
        try:
            await self._poll()
        except FteError as error:
            _log.warning("catalogue_not_polled", source=self._source.name, error=str(error))
            await self._states.failed(self._source.name, str(error))

    async def reconcile(self) -> Difference:
        """Everything: what differed, which is as the source has it now.

        Raises:
            Unavailable: the source does not answer as it should.
            InvalidInput: its words make no sense.
        """
        seen = await self._read(None)
        if gone := await self._gone(seen):
            seen.difference.products.setdefault(Outcome.DELETED, []).extend(gone)
        await self._states.polled(self._source.name, seen.began_at, told_something=False)
        await self._states.reconciled(self._source.name, seen.difference.count())
        return seen.difference

    async def _poll(self) -> None:
        [state] = await self._states.states([self._source.name])
        if state.watermark is None:
            await self.reconcile()
            return
        seen = await self._read(state.watermark - _OVERLAP)
        await self._states.polled(self._source.name, seen.began_at, told_something=seen.difference.count() > 0)
        [state] = await self._states.states([self._source.name])
        if await self._source.count() != state.products:
            _log.warning("catalogue_differs", source=self._source.name)
            await self.reconcile()

    async def _read(self, since: datetime | None) -> _Seen:
        difference, began, products = Difference(), list[datetime](), set[str]()
        for what in _WHATS:
            changed = difference.products if what == "product" else difference.orders
            async for page in self._source.read(what, since):
                began.append(page.began_at)
                done = await self._facts.take(self._source.name, page.facts)
                for fact, outcome in zip(page.facts, done, strict=True):
                    if outcome in _CHANGES:
                        changed.setdefault(outcome, []).append(fact.id)
                products |= {fact.id for fact in page.facts if what == "product"}
        return _Seen(difference, min(began), products)

    async def _gone(self, seen: _Seen) -> list[str]:
        """Products that are here and were not listed there."""
        known = await self._states.live(self._source.name)
        gone = [
            ProductFact(source=self._source.name, id=each, at=seen.began_at, deleted=True)
            for each in sorted(known - seen.products)
        ]
        done = await self._facts.take(self._source.name, gone)
        return [fact.id for fact, outcome in zip(gone, done, strict=True) if outcome is Outcome.DELETED]
