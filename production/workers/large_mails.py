"""Mails that may be slow to read come last, with a rest after each: see decision 15."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from production.channels.email.model import RawEmail

LARGE = 32_000
"""Bytes above which a mail can cost more than a moment to read."""
_REST = 12
"""Times what it cost to read a large mail: strangers have a thirteenth of the time, however many they send."""
LONGEST_REST_S = 3.0
_LOOK_S = 0.05


@dataclass(slots=True)
class Later:
    """Mails that others overtake."""

    gmail_ids: deque[str] = field(default_factory=deque)
    _authors: set[bytes] = field(default_factory=set)

    def takes(self, mail: RawEmail) -> bool:
        """Whether this mail waits as well: for its size, or because an earlier one of its author does."""
        if not self.gmail_ids:
            self._authors.clear()
        if len(mail.raw) <= LARGE and mail.author_line not in self._authors:
            return False
        self.gmail_ids.append(mail.id)
        self._authors.add(mail.author_line)
        return True


class Rest:
    """What follows a large mail: its screening and everybody else have the processor to themselves for a while."""

    def __init__(self, announced: Callable[[], int]) -> None:
        self._announced = announced
        self._known = 0
        self._until = 0.0

    def begin(self, took_s: float) -> None:
        self._until = monotonic() + min(_REST * took_s, LONGEST_REST_S)

    async def is_over(self) -> bool:
        """Wait for its end; False if a mail is announced before."""
        while (left := self._until - monotonic()) > 0:
            if (announced := self._announced()) > self._known:
                self._known = announced
                return False
            await asyncio.sleep(min(left, _LOOK_S))
        return True
