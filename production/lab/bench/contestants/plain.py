"""The loop that most projects write: take a record, do the work, commit, take the next."""

from __future__ import annotations

import asyncio

from production.lab.bench.contestants.race import Course, Ours, Score, Work, course, ready, report
from production.schemas.records import Committable


async def race(it: Course) -> Score:
    source, work, ours = it.source(), Work(it.expected), Ours()
    await source.start(ours)
    ready()
    try:
        while not work.over.is_set():
            for record in await source.fetch(timeout_s=0.2, limit=1):
                await work.do(record)
                await source.commit({record.partition: Committable(record.offset + 1)})
    finally:
        await source.stop()
    return work.score


if __name__ == "__main__":
    report(asyncio.run(race(course())))
