"""What every consumer is told, what it has to do with a record, and what it reports."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from production.commands.run import tune_gc
from production.schemas.records import Committable, Partition, Record
from production.stream.config import KafkaConfig
from production.stream.source import KafkaSource

UNTIMED = "untimed"
"""Keys that begin so are not counted in the delays."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What a consumer has to work off. The value of each record says how long its work takes, in milliseconds."""

    bootstrap: str
    topic: str
    group: str
    expected: int
    """Records until it is done."""
    running: int = 20_000
    """Batches at work at once, for those who have a limit."""
    watch_s: float = 0.0
    """How often gauge and memory are looked at; 0 for not at all."""

    def source(self) -> KafkaSource:
        return KafkaSource(KafkaConfig(self.bootstrap, security={}), topic=self.topic, group=self.group)


@dataclass(slots=True)
class RunResult:
    """How it went."""

    finished: int = 0
    seconds: float = 0.0
    """From the first record's start to the last one's end."""
    peak_running: int = 0
    delays_ms: list[float] = field(default_factory=list)
    """From written to finished, without the keys that are not timed."""
    order_kept: bool = True
    rss_mb: list[float] = field(default_factory=list)
    """Resident memory: before anything was read, then at every look."""
    gauge_off: float = 0.0
    """Largest deviation of the backlog gauge from the truth, as a share of it."""
    looks: int = 0
    """How often the gauge was compared."""
    overstated: float = 0.0
    """Largest quotient of the lag that the commits show and the truth."""


class Work:
    """Waits as long as each record says, and keeps the result."""

    def __init__(self, expected: int) -> None:
        self.result = RunResult()
        self.over = asyncio.Event()
        self._expected = expected
        self._running = 0
        self._began = 0.0
        self._newest: Counter[str] = Counter()

    async def do(self, record: Record) -> None:
        self._began = self._began or time.perf_counter()
        self._running += 1
        self.result.peak_running = max(self.result.peak_running, self._running)
        self._note_order(record)
        await asyncio.sleep(float(record.value) / 1000)
        self._running -= 1
        self._finish(record)

    def _note_order(self, record: Record) -> None:
        self.result.order_kept &= self._newest[record.key] <= record.offset
        self._newest[record.key] = record.offset

    def _finish(self, record: Record) -> None:
        result = self.result
        result.finished += 1
        if not record.key.startswith(UNTIMED):
            result.delays_ms.append((time.time() - record.written_at.timestamp()) * 1000)
        if result.finished == self._expected:
            result.seconds = time.perf_counter() - self._began
            self.over.set()


class AssignedPartitions:
    """Hears which partitions are ours, for consumers that keep no progress."""

    def __init__(self) -> None:
        self.joined = asyncio.Event()

    async def assigned(self, progress: Mapping[Partition, Committable]) -> None:
        del progress
        self.joined.set()

    async def revoked(self, partitions: Iterable[Partition]) -> None:
        del partitions


def workload() -> Workload:
    """From the command line."""
    tune_gc()
    return Workload(**json.loads(sys.argv[1]))


def ready() -> None:
    """Tell who started us that records may come."""
    print(flush=True)


def report(result: RunResult) -> None:
    print(json.dumps(asdict(result)), flush=True)


def rss_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
