"""Runs records of one key in order and thousands of keys at once. Knows no business.

One loop fetches and never waits for work. Every key with something to do has one task, which hands all that is waiting
to the handler as one batch. A limit on running batches keeps the process healthy; too many held records pause the
source. An offset is committed only when it and everything below it is finished.
"""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog

from production.schemas.errors import Unavailable
from production.schemas.records import Committable, Partition, Record
from production.stream.offsets import OffsetTracker, decode_finished
from production.workers.ports import RecordSource

_log = structlog.get_logger()

Handler = Callable[[Sequence[Record]], Awaitable[None]]
"""Works through a batch of one key. Raises Unavailable to be called again later with the same batch."""
Undertaker = Callable[[Sequence[Record], Exception], Awaitable[None]]
"""Takes what the handler failed on again and again."""


@dataclass(frozen=True, slots=True)
class RunnerLimits:
    """How much a process takes on."""

    running: int = 256
    """Batches at work at once."""
    held: int = 20_000
    """Records fetched but not finished; above it the source is paused."""
    commit_every_s: float = 1.0
    attempts: int = 3
    """Failures of one batch before it is given up, Unavailable not counted."""
    backoff_s: float = 0.2
    backoff_max_s: float = 10.0
    drain_s: float = 20.0
    """How long running batches may go on after a stop was asked for."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A record with the tracker of the assignment it came with: a late finish must not touch a newer one."""

    record: Record
    tracker: OffsetTracker


class KeyedRunner:
    """One member of a consumer group."""

    def __init__(self, source: RecordSource, handle: Handler, bury: Undertaker, limits: RunnerLimits) -> None:
        self._source = source
        self._handle = handle
        self._bury = bury
        self._limits = limits
        self._trackers: dict[Partition, OffsetTracker] = {}
        self._queues: defaultdict[str, deque[_Held]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(limits.running)
        self._committed: dict[Partition, Committable] = {}
        self._paused = False
        self._stopping = False
        self.joined = False
        """True once the group has told us which partitions are ours, also if there are none."""

    @property
    def unfinished(self) -> int:
        """Records fetched and not finished."""
        return sum(tracker.unfinished for tracker in self._trackers.values())

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then drain and leave the group."""
        await self._source.start(self)
        committer = asyncio.create_task(self._commit_regularly())
        try:
            while not stop.is_set():
                await self._fetch()
        finally:
            self._stopping = True
            await self._drain()
            committer.cancel()
            await self._commit()
            await self._source.stop()

    async def assigned(self, progress: Mapping[Partition, Committable]) -> None:
        self.joined = True
        for partition, committed in progress.items():
            finished = decode_finished(committed.next_offset, committed.metadata)
            self._trackers[partition] = OffsetTracker(committed.next_offset, finished)
            self._committed[partition] = committed

    async def revoked(self, partitions: Iterable[Partition]) -> None:
        lost = set(partitions)
        for queue in self._queues.values():
            kept = [held for held in queue if held.record.partition not in lost]
            queue.clear()
            queue.extend(kept)
        await self._commit()
        for partition in lost:
            self._trackers.pop(partition, None)
            self._committed.pop(partition, None)

    async def _fetch(self) -> None:
        try:
            records = await self._source.fetch(timeout_s=0.2, limit=500)
        except Unavailable as error:
            _log.warning("fetch_failed", error=str(error))
            await asyncio.sleep(self._limits.backoff_s)
            return
        for record in records:
            self._accept(record)
        self._balance()

    def _accept(self, record: Record) -> None:
        tracker = self._trackers.get(record.partition)
        if tracker is None:  # a source that breaks its word; whoever owns the partition will read it
            _log.error("record_without_assignment", partition=record.partition.number)
            return
        if tracker.already_finished(record.offset):
            tracker.started(record.offset)
            return
        tracker.started(record.offset)
        self._queues[record.key].append(_Held(record, tracker))
        if record.key not in self._tasks:
            self._tasks[record.key] = asyncio.create_task(self._work(record.key))

    def _balance(self) -> None:
        too_much = self.unfinished >= self._limits.held
        if too_much and not self._paused:
            self._paused = True
            self._source.pause(paused=True)
        elif self._paused and self.unfinished <= self._limits.held // 2:
            self._paused = False
            self._source.pause(paused=False)

    async def _work(self, key: str) -> None:
        queue = self._queues[key]
        try:
            while queue and not self._stopping:
                async with self._slots:
                    batch = list(queue)
                    queue.clear()
                    done = await self._try(batch, attempt=1)
                attempt = 1
                while not done and not self._stopping:
                    await asyncio.sleep(self._delay(attempt))
                    attempt += 1
                    async with self._slots:
                        done = await self._try(batch, attempt)
                if done:
                    for held in batch:
                        held.tracker.finished(held.record.offset)
        finally:
            del self._tasks[key]
            if not queue:
                self._queues.pop(key, None)

    async def _try(self, batch: list[_Held], attempt: int) -> bool:
        """True when the batch is finished, one way or the other; False to come back to it later."""
        records = [held.record for held in batch]
        try:
            await self._handle(records)
        except Unavailable as error:
            _log.warning("batch_postponed", error=str(error), attempt=attempt)
            return False
        except Exception as error:  # noqa: BLE001 - the one place where a bug in a handler must not stop the others
            _log.exception("batch_failed", attempt=attempt)
            return attempt >= self._limits.attempts and await self._give_up(records, error)
        return True

    async def _give_up(self, records: list[Record], error: Exception) -> bool:
        try:
            await self._bury(records, error)
        except Unavailable:
            return False
        return True

    def _delay(self, attempt: int) -> float:
        longest = min(self._limits.backoff_s * 2.0 ** min(attempt - 1, 16), self._limits.backoff_max_s)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret

    async def _commit_regularly(self) -> None:
        while True:
            await asyncio.sleep(self._limits.commit_every_s)
            await self._commit()

    async def _commit(self) -> None:
        progress = {partition: tracker.committable() for partition, tracker in self._trackers.items()}
        news = {p: c for p, c in progress.items() if self._committed.get(p) != c}
        if not news:
            return
        try:
            await self._source.commit(news)
        except Unavailable as error:
            _log.warning("commit_failed", error=str(error))
            return
        self._committed.update(news)

    async def _drain(self) -> None:
        running = list(self._tasks.values())
        if running:
            _, late = await asyncio.wait(running, timeout=self._limits.drain_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
