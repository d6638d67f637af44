"""What must happen once in the whole system, by the clock: one leader does it, the others wait to take over."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import structlog

from production.schemas.errors import Unavailable
from production.schemas.metrics import CHORES_FAILED, CHORES_POSTPONED, LEADER

_log = structlog.get_logger()

ELECTION_S = 2.0
"""How often a follower asks for the lock, and how long the system is without a leader at most."""
CONFIRM_S = 1.0
"""How often the leader makes sure that it still is."""


class Lease(Protocol):
    """The right to lead."""

    async def confirm(self) -> None:
        """
        Raises:
            Unavailable: it is lost.
        """
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do every so often."""

    name: str
    every_s: float
    run: Callable[[], Awaitable[object]]


class Scheduler:
    """Runs all jobs while this process is the leader."""

    def __init__(self, jobs: Sequence[Job], lead: Callable[[], AbstractAsyncContextManager[Lease | None]]) -> None:
        self._jobs = jobs
        self._lead = lead
        self._first_round = {job.name for job in jobs}
        self._elected: bool | None = None

    async def check(self) -> None:
        """
        Raises:
            Unavailable: no election took place yet, or the leader has not done every job once.
        """
        if self._elected is None or (self._elected and self._first_round):
            raise Unavailable("the first round of jobs is not complete")

    async def run(self, stop: asyncio.Event) -> None:
        """Stand for election until `stop` is set."""
        while not stop.is_set():
            try:
                async with self._lead() as lease:
                    self._elected = lease is not None
                    if lease is not None:
                        await self._run_as_leader(lease, stop)
            except* Unavailable as lost:
                _log.warning("not_leading", error=str(lost.exceptions[0]))
            await _pause(stop, ELECTION_S)

    async def _run_as_leader(self, lease: Lease, stop: asyncio.Event) -> None:
        """Do the jobs until `stop` is set or the lease is lost."""
        _log.info("leader")
        LEADER.set(1)
        over = asyncio.Event()
        jobs = [replace(job, run=partial(self._noted, job)) for job in self._jobs]
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(repeat(job, over))
            try:
                while not stop.is_set():
                    await lease.confirm()
                    await _pause(stop, CONFIRM_S)
            finally:
                LEADER.set(0)
                over.set()

    async def _noted(self, job: Job) -> None:
        await job.run()
        self._first_round.discard(job.name)


async def repeat(job: Job, stop: asyncio.Event) -> None:
    """Do one job every so often until `stop` is set; what is away is tried again next time."""
    postponed = CHORES_POSTPONED.labels(job.name)
    while not stop.is_set():
        try:
            await job.run()
        except Unavailable as error:
            postponed.inc()
            _log.warning("chore_postponed", chore=job.name, error=str(error))
        except Exception:  # noqa: BLE001 - what one customer wrote must not end the process that serves all, again and again
            CHORES_FAILED.labels(job.name).inc()
            _log.exception("chore_failed", chore=job.name)
        await _pause(stop, job.every_s)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
