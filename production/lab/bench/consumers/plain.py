"""The loop that most projects write: take a record, do the work, commit, take the next."""

from __future__ import annotations

import asyncio

from production.lab.bench.consumers.workload import (
    AssignedPartitions,
    RunResult,
    Work,
    Workload,
    ready,
    report,
    workload,
)
from production.schemas.records import Committable


async def run(it: Workload) -> RunResult:
    source, work, assigned = it.source(), Work(it.expected), AssignedPartitions()
    await source.start(assigned)
    ready()
    try:
        while not work.over.is_set():
            for record in await source.fetch(timeout_s=0.2, limit=1):
                await work.do(record)
                await source.commit({record.partition: Committable(record.offset + 1)})
    finally:
        await source.stop()
    return work.result


if __name__ == "__main__":
    report(asyncio.run(run(workload())))
