"""One for each api process: reads the events of the whole system and gives each reader what it may know."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import structlog

from production.areas import EventTail
from production.areas.live.model import COUNTS, HintType, Told, encoded
from production.areas.live.rules import told_by
from production.areas.live.store import Reached, SightStore, reached
from production.areas.live.stream import Stream
from production.crm.permissions.model import Scope
from production.database.callers import CallerStore
from production.database.pool import Database
from production.schemas.errors import TooManyRequests
from production.schemas.events import Event
from production.schemas.metrics import LIVE_STREAMS
from production.schemas.records import Record

_log = structlog.get_logger()
Audience = tuple[Reached, bool]
"""Who hears the same: whose scope it is, and whether also that visitors write is wanted."""

MOST_EACH = 20
"""Streams of one person in one process: a browser needs one."""
_FULL_S = 30
_BATCH = 500
_GATHER_S = 0.02
_GATHER_EACH_S = 0.00005
"""For each reader who was told: about what that costs. What happens meanwhile is told together."""


class Hub:
    """The streams of this process."""

    def __init__(self, database: Database) -> None:
        self._sights = SightStore(database)
        self._callers = CallerStore(database)
        self._streams: set[Stream] = set()
        self._closed = False

    @contextmanager
    def stream(self, scope: Scope, *, visitors: bool = False) -> Iterator[Stream]:
        """All that happens inside the block and within the scope; over at once where the process is about to end.

        `visitors`: as of a `Stream`.

        Raises:
            TooManyRequests: the caller has `MOST_EACH` already.
        """
        person = scope.caller.user_id
        if person and sum(each.scope.caller.user_id == person for each in self._streams) >= MOST_EACH:
            raise TooManyRequests(_FULL_S)
        stream = Stream(scope, visitors=visitors)
        self._streams.add(stream)
        LIVE_STREAMS.inc()
        if self._closed:
            stream.end()
        try:
            yield stream
        finally:
            self._streams.discard(stream)
            LIVE_STREAMS.dec()

    def close(self) -> None:
        """End all streams, and those that somebody still opens."""
        self._closed = True
        for stream in self._streams:
            stream.end()

    async def follow(self, events: EventTail) -> None:
        """Read on until it fails; whoever begins anew tells all that there was a gap.

        Raises:
            Unavailable: Kafka or Postgres is away.
        """
        try:
            await events.start()
            for stream in self._streams:
                stream.reset()
            while True:
                await self._tell(await events.fetch(_BATCH))
        finally:
            await events.stop()

    async def check_rights(self) -> None:
        """End the streams of whoever signed out, was disabled or may something else; they come back, if they may.

        Raises:
            Unavailable: Postgres is away: nobody is told anything meanwhile, that asks it, too.
        """
        held = [(stream, key) for stream in self._streams if (key := stream.scope.caller.credential_id)]
        if not held:
            return
        now = await self._callers.now([key for _, key in held])
        for stream, key in held:
            if now.get(key) != replace(stream.scope.caller, address=None):
                stream.end()

    async def _tell(self, records: Sequence[Record]) -> None:
        told = list(dict.fromkeys(each for record in records if (each := _told(record))))
        if not told or not self._streams:
            return
        listening: defaultdict[Audience, list[Stream]] = defaultdict(list)
        for stream in self._streams:
            listening[reached(stream.scope), stream.visitors].append(stream)
        heard = await self._heard(told, list(listening))
        for audience, hints in heard.items():
            for stream in listening[audience]:
                stream.tell(hints)
        await asyncio.sleep(_GATHER_S + _GATHER_EACH_S * sum(len(listening[audience]) for audience in heard))

    async def _heard(self, told: Sequence[Told], listening: Sequence[Audience]) -> dict[Audience, list[bytes]]:
        """Each hint is encoded once, whoever hears it."""
        heard: defaultdict[Audience, list[bytes]] = defaultdict(list)
        for sighting in await self._sights.sightings(told, [who for who, _ in listening]):
            hint, of_visitor = encoded(sighting.hint), sighting.hint.type is HintType.VISITOR_WRITES
            for place in sighting.seen_by:
                if listening[place][1] or not of_visitor:
                    heard[listening[place]].append(hint)
            for place in sighting.lost_by:
                heard[listening[place]].append(COUNTS)
        return heard


def _told(record: Record) -> Told | None:
    try:
        return told_by(Event.model_validate_json(record.value))
    except ValueError:
        _log.warning("unknown_event", partition=record.partition.number, offset=record.offset)
        return None
