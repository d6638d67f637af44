"""The ceiling: order per key and nothing else. No commit before the end, no map, no limit, no retry, no rebalance."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque

from production.lab.bench.consumers.workload import (
    AssignedPartitions,
    RunResult,
    Work,
    Workload,
    ready,
    report,
    workload,
)
from production.schemas.records import Committable, Partition, Record


class Loop:
    """A queue and a task for every key that has something to do."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._queues: defaultdict[str, deque[Record]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.read: dict[Partition, Committable] = {}

    def take(self, record: Record) -> None:
        self._queues[record.key].append(record)
        self.read[record.partition] = Committable(record.offset + 1)
        if record.key not in self._tasks:
            self._tasks[record.key] = asyncio.create_task(self._work_off(record.key))

    async def _work_off(self, key: str) -> None:
        queue = self._queues[key]
        while queue:
            await self._work.do(queue.popleft())
        del self._tasks[key], self._queues[key]


async def run(it: Workload) -> RunResult:
    source, work = it.source(), Work(it.expected)
    loop = Loop(work)
    await source.start(AssignedPartitions())
    ready()
    try:
        while not work.over.is_set():
            for record in await source.fetch(timeout_s=0.2, limit=500):
                loop.take(record)
        await source.commit(loop.read)
    finally:
        await source.stop()
    return work.result


if __name__ == "__main__":
    report(asyncio.run(run(workload())))
