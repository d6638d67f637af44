"""Runs records of one key in order and thousands of keys at once. Knows no business.

One loop fetches and never waits for work. Every key with something to do has one task, which hands all that is waiting
to the handler as one batch. A limit on running batches keeps the process healthy; too many held records pause the
source. An offset is committed only when it and everything below it is finished.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog

from production.schemas.errors import Unavailable
from production.schemas.metrics import ABANDONED
from production.schemas.records import Committable, Partition, Record
from production.stream.offsets import CROWDED_BYTES, OffsetTracker, decode_finished
from production.workers.failure_rate import FailureRate
from production.workers.ports import BatchHandler, RecordSource

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class RunnerLimits:
    """How much a process takes on."""

    running: int = 1_000
    """Batches at work at once."""
    held: int = 20_000
    """Records fetched but not finished; above it the source is paused."""
    commit_every_s: float = 1.0
    attempts: int = 3
    """Failures of one batch before it is given up, Unavailable not counted."""
    dead_letter_attempts: int = 5
    """Attempts to dead-letter a batch, after which it is skipped."""
    patience_s: float = 15.0
    """How long a batch is tried again in place while something is away; then it is deferred."""
    backoff_s: float = 0.2
    backoff_max_s: float = 10.0
    drain_s: float = 50.0
    """How long running batches may go on after a stop was asked for."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A record with the tracker of the assignment it came with: a late finish must not touch a newer one."""

    record: Record
    tracker: OffsetTracker


@dataclass(slots=True)
class _Batch:
    """Records of one key at work together."""

    held: list[_Held]
    since: float = field(default_factory=time.monotonic)
    tries: int = 0
    failures: int = 0
    dead_letter_attempts: int = 0
    """How often it could not be dead-lettered."""

    @property
    def key(self) -> str:
        return self.held[0].record.key

    @property
    def records(self) -> list[Record]:
        return [each.record for each in self.held]


class KeyedRunner:
    """One member of a consumer group."""

    def __init__(self, source: RecordSource, handler: BatchHandler, limits: RunnerLimits) -> None:
        self._source = source
        self._handler = handler
        self._limits = limits
        self._trackers: dict[Partition, OffsetTracker] = {}
        self._queues: defaultdict[str, deque[_Held]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._working: dict[str, _Batch] = {}
        self._slots = asyncio.Semaphore(limits.running)
        self._committed: dict[Partition, Committable] = {}
        self._paused = False
        self._stopping = False
        self._failures = FailureRate()
        self.joined = False
        """True once the group has told us which partitions are ours, also if there are none."""

    @property
    def unfinished(self) -> int:
        """Records fetched and not finished."""
        return sum(tracker.unfinished for tracker in self._trackers.values())

    @property
    def oldest_s(self) -> float:
        """Age of the oldest record that was fetched and is not finished; 0 if there is none."""
        held = [*self._queues.values(), *(batch.held for batch in self._working.values())]
        first = min((each[0].record.written_at for each in held if each), default=None)
        return (datetime.now(UTC) - first).total_seconds() if first else 0.0

    @property
    def failing(self) -> bool:
        """True while most batches fail: then the process is at fault, and nothing is given up."""
        return self._failures.high

    async def backlog(self) -> int:
        """Records of our partitions that are not finished, fetched or not. Raises Unavailable."""
        return await self._source.unread() + self.unfinished

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
            # While paused nothing comes; what was finished meanwhile must be seen soon.
            records = await self._source.fetch(timeout_s=0.02 if self._paused else 0.2, limit=500)
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
        """Stop reading while too much is held, or while the offset maps hardly fit into a commit."""
        crowded = any(len(committed.metadata) > CROWDED_BYTES for committed in self._committed.values())
        if not self._paused and (crowded or self.unfinished >= self._limits.held):
            self._paused = True
            self._source.pause(paused=True)
        elif self._paused and not crowded and self.unfinished <= self._limits.held // 2:
            self._paused = False
            self._source.pause(paused=False)

    async def _work(self, key: str) -> None:
        queue = self._queues[key]
        try:
            while queue and not self._stopping:
                await self._work_off(key, queue)
        finally:
            del self._tasks[key]
            if not queue:
                self._queues.pop(key, None)

    async def _work_off(self, key: str, queue: deque[_Held]) -> None:
        """Take what waits and see it through; between two tries the slot is free for others."""
        async with self._slots:
            if not queue:  # revoked while we waited for the slot
                return
            batch = self._working[key] = _Batch(list(queue))
            queue.clear()
            done = await self._try(batch, queue)
        try:
            while not done and not self._stopping and self._is_ours(batch):
                await asyncio.sleep(self._delay(batch.tries))
                async with self._slots:
                    done = await self._try(batch, queue)
        finally:
            del self._working[key]
        if done:
            for held in batch.held:
                held.tracker.finished(held.record.offset)

    def _is_ours(self, batch: _Batch) -> bool:
        return any(self._trackers.get(held.record.partition) is held.tracker for held in batch.held)

    async def _try(self, batch: _Batch, queue: deque[_Held]) -> bool:
        """True when the batch is finished, one way or the other; False to come back to it later."""
        batch.tries += 1
        try:
            await self._handler.handle(batch.records, lambda: [held.record for held in queue])
        except Unavailable as error:
            _log.warning("batch_delayed", error=str(error), tries=batch.tries)
            impatient = time.monotonic() - batch.since >= self._limits.patience_s
            return impatient and await self._defer(batch, error)
        except Exception as error:  # noqa: BLE001 - the one place where a bug in a handler must not stop the others
            batch.failures += 1
            self._failures.note(batch.key, failed=True)
            _log.exception("batch_failed", failures=batch.failures, most_fail=self.failing)
            given_up = batch.failures >= self._limits.attempts and not self.failing
            return given_up and await self._dead_letter(batch, error)
        self._failures.note(batch.key, failed=False)
        return True

    async def _defer(self, batch: _Batch, error: Exception) -> bool:
        """Whether it waits elsewhere now; if not, it stays with us and is tried again."""
        try:
            return await self._handler.defer(batch.records, error)
        except Unavailable as away:
            _log.warning("defer_failed", error=str(away))
        except Exception:  # noqa: BLE001 - as above
            _log.exception("defer_failed")
        return False

    async def _dead_letter(self, batch: _Batch, error: Exception) -> bool:
        """True when it is among the dead letters, or cannot be brought there for its content: nobody waits for ever."""
        try:
            return await self._handler.dead_letter(batch.records, error)
        except Unavailable as away:
            _log.warning("dead_letter_failed", error=str(away))
            return False
        except Exception:  # noqa: BLE001 - as above
            batch.dead_letter_attempts += 1
            _log.exception("dead_letter_failed", dead_letter_attempts=batch.dead_letter_attempts)
        if batch.dead_letter_attempts < self._limits.dead_letter_attempts:
            return False
        ABANDONED.inc(len(batch.held))
        places = [f"{each.partition.topic}/{each.partition.number}/{each.offset}" for each in batch.records]
        _log.critical("abandoned", records=places, error=type(error).__name__)
        return True

    def _delay(self, tries: int) -> float:
        longest = min(self._limits.backoff_s * 2.0 ** min(tries - 1, 16), self._limits.backoff_max_s)
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
        self._committed.update({p: c for p, c in news.items() if p in self._trackers})

    async def _drain(self) -> None:
        running = list(self._tasks.values())
        if running:
            _, late = await asyncio.wait(running, timeout=self._limits.drain_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
