"""Ticket numbers at once: taken from the database in blocks ahead of need."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from contextlib import suppress

from production.api.ports import Tickets
from production.schemas.errors import Unavailable

BLOCK = 50
_REMEMBERED = 10_000


class TicketNumbers:
    """Leased numbers of this process. A restart leaves a gap, never a double."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets
        self._leased: deque[int] = deque()
        self._leasing = asyncio.Lock()
        self._by_submission: OrderedDict[str, str] = OrderedDict()
        """The same submission again gets the same number."""
        self._background: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Lease the first block before anybody waits for it.

        Raises:
            Unavailable: the database cannot be reached; the first form tries again.
        """
        await self._lease()

    async def take(self, submission: str | None) -> str:
        """The number of this submission, as in `TKT-0006`; one that comes again gets the number it had.

        None is a submission that nobody will repeat. While the database is away, only this process knows repetitions.

        Raises:
            Unavailable: the block is used up and the database cannot be reached.
        """
        known = self._by_submission.get(submission) if submission else None
        if known is not None:
            return known
        number = await self._next()
        if submission is not None:
            with suppress(Unavailable):
                number = await self._tickets.number_of_submission(submission, number)
        self._remember(submission or number, number)
        return number

    async def _next(self) -> str:
        while not self._leased:  # others may have taken a whole block while we waited
            await self._lease()
        if len(self._leased) == BLOCK // 2:
            self._lease_ahead()
        return f"TKT-{self._leased.popleft():04d}"

    def _remember(self, submission: str, number: str) -> None:
        self._by_submission[submission] = number
        if len(self._by_submission) > _REMEMBERED:
            self._by_submission.popitem(last=False)

    def issued(self, number: str) -> bool:
        """True for a number that this process gave out lately: its ticket may not be written yet."""
        return number in self._by_submission.values()

    async def _lease(self) -> None:
        async with self._leasing:
            if len(self._leased) < BLOCK // 2 + 1:
                self._leased.extend(await self._tickets.lease_numbers(BLOCK))

    def _lease_ahead(self) -> None:
        task = asyncio.create_task(self._lease())
        self._background.add(task)
        task.add_done_callback(self._background.discard)
