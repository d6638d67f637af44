"""Ticket numbers at once: taken from the database in blocks ahead of need."""

from __future__ import annotations

import asyncio
import hmac
from collections import OrderedDict, deque
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from production.crm.support.model import IssuedTicketNumber
from production.schemas.errors import InvalidInput, Unavailable

BLOCK = 50
IDEMPOTENCY_KEY = "Idempotency-Key"
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Repeatable:
    """A form that its sender may send again under the same key."""

    key: str
    digest: bytes
    """Of everything the sender said."""


class NumberSource(Protocol):
    """Hands out the numbers of tickets."""

    async def lease_numbers(self, count: int) -> list[int]: ...

    async def first_of(self, key: str, offered: IssuedTicketNumber) -> IssuedTicketNumber: ...


class TicketNumbers:
    """Leased numbers of this process. A restart leaves a gap, never a double."""

    def __init__(self, tickets: NumberSource) -> None:
        self._tickets = tickets
        self._leased: deque[int] = deque()
        self._leasing = asyncio.Lock()
        self._by_key: OrderedDict[str, IssuedTicketNumber] = OrderedDict()
        """The same form again under the same key gets the same number."""
        self._background: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Lease the first block before anybody waits for it.

        Raises:
            Unavailable: the database cannot be reached; the first form tries again.
        """
        await self._lease()

    async def take(self, repeatable: Repeatable | None) -> str:
        """The number of this form, as in `TKT-0006`; one that comes again gets the number it had.

        None is a form that nobody will repeat. While the database is away, only this process knows repetitions.

        Raises:
            InvalidInput: another form had this key.
            Unavailable: the block is used up and the database cannot be reached.
        """
        if repeatable is None:
            number = await self._next()
            self._remember(number, IssuedTicketNumber(number))
            return number
        first = self._by_key.get(repeatable.key) or await self._first_of(repeatable)
        if first.digest is None or not hmac.compare_digest(first.digest, repeatable.digest):
            raise InvalidInput(IDEMPOTENCY_KEY, "another form was sent with this key; give each form a key of its own")
        return first.number

    async def _first_of(self, repeatable: Repeatable) -> IssuedTicketNumber:
        first = IssuedTicketNumber(await self._next(), repeatable.digest)
        with suppress(Unavailable):
            first = await self._tickets.first_of(repeatable.key, first)
        return self._remember(repeatable.key, first)

    async def _next(self) -> str:
        while not self._leased:  # others may have taken a whole block while we waited
            await self._lease()
        if len(self._leased) == BLOCK // 2:
            self._lease_ahead()
        return f"TKT-{self._leased.popleft():04d}"

    def _remember(self, key: str, first: IssuedTicketNumber) -> IssuedTicketNumber:
        """What others noted under this key while we asked the database comes first."""
        first = self._by_key.setdefault(key, first)
        if len(self._by_key) > _REMEMBERED:
            self._by_key.popitem(last=False)
        return first

    def issued(self, number: str) -> bool:
        """True for a number that this process gave out lately: its ticket may not be written yet."""
        return any(number == each.number for each in self._by_key.values())

    async def _lease(self) -> None:
        async with self._leasing:
            if len(self._leased) < BLOCK // 2 + 1:
                self._leased.extend(await self._tickets.lease_numbers(BLOCK))

    def _lease_ahead(self) -> None:
        task = asyncio.create_task(self._lease())
        self._background.add(task)
        task.add_done_callback(self._background.discard)
