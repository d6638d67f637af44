"""Ticket numbers at once: taken from the database in blocks ahead of need."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque

from production.api.ports import Tickets

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

    async def take(self, submission: str) -> str:
        """The number of this submission, as in `TKT-0006`.

        Raises:
            Unavailable: the block is used up and the database cannot be reached.
        """
        known = self._by_submission.get(submission)
        if known is not None:
            return known
        while not self._leased:  # others may have taken a whole block while we waited
            await self._lease()
        if len(self._leased) == BLOCK // 2:
            self._lease_ahead()
        number = f"TKT-{self._leased.popleft():04d}"
        self._by_submission[submission] = number
        if len(self._by_submission) > _REMEMBERED:
            self._by_submission.popitem(last=False)
        return number

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
