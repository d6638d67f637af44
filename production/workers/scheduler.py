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
class Chore:
    """One thing to do every so often."""

    name: str
    every_s: float
    run: Callable[[], Awaitable[object]]


class Scheduler:
    """Runs all chores while this process is the leader."""

    def __init__(self, chores: Sequence[Chore], lead: Callable[[], AbstractAsyncContextManager[Lease | None]]) -> None:
        self._chores = chores
        self._lead = lead
        self._first_round = {chore.name for chore in chores}
        self._elected: bool | None = None

    async def check(self) -> None:
        """
        Raises:
            Unavailable: no election took place yet, or the leader has not done every chore once.
        """
        if self._elected is None or (self._elected and self._first_round):
            raise Unavailable("the first round of chores is not complete")

    async def run(self, stop: asyncio.Event) -> None:
        """Stand for election until `stop` is set."""
        while not stop.is_set():
            try:
                async with self._lead() as lease:
                    self._elected = lease is not None
                    if lease is not None:
                        await self._reign(lease, stop)
            except* Unavailable as lost:
                _log.warning("not_leading", error=str(lost.exceptions[0]))
            await _pause(stop, ELECTION_S)

    async def _reign(self, lease: Lease, stop: asyncio.Event) -> None:
        """Do the chores until `stop` is set or the lease is lost."""
        _log.info("leader")
        LEADER.set(1)
        over = asyncio.Event()
        chores = [replace(chore, run=partial(self._noted, chore)) for chore in self._chores]
        async with asyncio.TaskGroup() as group:
            for chore in chores:
                group.create_task(repeat(chore, over))
            try:
                while not stop.is_set():
                    await lease.confirm()
                    await _pause(stop, CONFIRM_S)
            finally:
                LEADER.set(0)
                over.set()

    async def _noted(self, chore: Chore) -> None:
        await chore.run()
        self._first_round.discard(chore.name)


async def repeat(chore: Chore, stop: asyncio.Event) -> None:
    """Do one chore every so often until `stop` is set; what is away is tried again next time."""
    postponed = CHORES_POSTPONED.labels(chore.name)
    while not stop.is_set():
        try:
            await chore.run()
        except Unavailable as error:
            postponed.inc()
            _log.warning("chore_postponed", chore=chore.name, error=str(error))
        except Exception:  # noqa: BLE001 - what one customer wrote must not end the process that serves all, again and again
            CHORES_FAILED.labels(chore.name).inc()
            _log.exception("chore_failed", chore=chore.name)
        await _pause(stop, chore.every_s)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
