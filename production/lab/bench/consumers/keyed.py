"""Our runner as the worker process runs it, with order, offset maps, regular commits and limits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from production.lab.bench.consumers.workload import RunResult, Work, Workload, ready, report, rss_mb, workload
from production.lab.bench.figures import deviation
from production.schemas.errors import Unavailable
from production.schemas.records import Committable, Partition, Record
from production.stream.config import KafkaConfig
from production.stream.source import KafkaSource
from production.workers.runner import KeyedRunner, RunnerLimits

_HELD = 40_000
"""Twice the usual: the throughput race has all its records at work at once."""


class Handler:
    """Does the work of a batch, one record after the other."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.finished = 0
        """Records of finished batches: a batch ends as a whole."""

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        del newer
        for record in records:
            await self._work.do(record)
        self.finished += len(records)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        raise AssertionError(records) from error

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        raise AssertionError(records) from error


class RecordingSource(KafkaSource):
    """Remembers what was committed."""

    def __init__(self, it: Workload) -> None:
        super().__init__(KafkaConfig(it.bootstrap, security={}), topic=it.topic, group=it.group)
        self.committed: dict[Partition, int] = {}

    async def commit(self, progress: Mapping[Partition, Committable]) -> None:
        await super().commit(progress)
        self.committed.update({partition: done.next_offset for partition, done in progress.items()})


class Watch:
    """Compares the backlog gauge with the truth, and looks at the memory."""

    def __init__(
        self, it: Workload, source: RecordingSource, handler: Handler, runner: KeyedRunner, result: RunResult
    ) -> None:
        self._it = it
        self._source = source
        self._handler = handler
        self._runner = runner
        self._result = result

    async def look_regularly(self) -> None:
        while True:
            await asyncio.sleep(self._it.watch_s)
            self._result.rss_mb.append(rss_mb())
            await self._compare()

    async def _compare(self) -> None:
        before = self._unfinished
        try:
            gauge = await self._runner.backlog()
        except Unavailable:
            return
        result, after = self._result, self._unfinished
        result.looks += 1
        result.gauge_off = max(result.gauge_off, deviation(gauge, before, after))
        lag = self._it.expected - sum(self._source.committed.values())
        result.overstated = max(result.overstated, lag / after if after else 0.0)

    @property
    def _unfinished(self) -> int:
        return self._it.expected - self._handler.finished


async def run(it: Workload) -> RunResult:
    work, source, stop = Work(it.expected), RecordingSource(it), asyncio.Event()
    handler = Handler(work)
    runner = KeyedRunner(source, handler, RunnerLimits(running=it.running, held=_HELD))
    work.result.rss_mb.append(rss_mb())
    running = asyncio.create_task(runner.run(stop))
    while not runner.joined:
        await asyncio.sleep(0.01)
    watch = Watch(it, source, handler, runner, work.result)
    watching = asyncio.create_task(watch.look_regularly()) if it.watch_s else None
    ready()
    await work.over.wait()
    if watching:
        watching.cancel()
    stop.set()
    await running
    return work.result


if __name__ == "__main__":
    report(asyncio.run(run(workload())))
