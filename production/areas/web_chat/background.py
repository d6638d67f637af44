"""Tells the open windows of this process what is new, from one look at the database for all of them."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from uuid import UUID

from production.areas import ApiResources
from production.areas.web_chat.model import NOBODY, Presence, Said
from production.areas.web_chat.store import ChatStore
from production.schemas.errors import TooManyRequests
from production.schemas.metrics import CHAT_STREAMS
from production.workers.scheduler import Job, repeat

_LOOK_S = 0.4
MOST_EACH = 20
"""Windows of one visitor in one process: each tab has one."""
MOST_OF_A_NETWORK = 100
"""Whoever wants more visitors just asks for them; behind one address may be a whole office."""
MOST = 2_000
"""In one process."""
_MOST_WAITING = 200
_FULL_S = 30


class Windows:
    """The open windows of this process, by the key of their conversation."""

    def __init__(self, chats: ChatStore) -> None:
        self._chats = chats
        self._open: defaultdict[str, set[Window]] = defaultdict(set)
        self._networks: Counter[str] = Counter()
        self._since = datetime.now(UTC)
        self._closed = False

    @contextmanager
    def window(self, key: str, network: str) -> Iterator[Window]:
        """
        Raises:
            TooManyRequests: this visitor, this network or all together have as many as they may.
        """
        self._refuse_more(key, network)
        window = Window()
        self._open[key].add(window)
        self._networks[network] += 1
        CHAT_STREAMS.inc()
        if self._closed:
            window.end()
        try:
            yield window
        finally:
            self._open[key].discard(window)
            if not self._open[key]:
                del self._open[key]
            self._networks -= Counter([network])
            CHAT_STREAMS.dec()

    def _refuse_more(self, key: str, network: str) -> None:
        full = self._networks[network] >= MOST_OF_A_NETWORK or self._networks.total() >= MOST
        if full or len(self._open.get(key, ())) >= MOST_EACH:
            raise TooManyRequests(_FULL_S)

    def close(self) -> None:
        """End all, and those that somebody still opens: they come back to another process."""
        self._closed = True
        for windows in self._open.values():
            for window in windows:
                window.end()

    async def look(self) -> None:
        """
        Raises:
            Unavailable: Postgres is away; the next look finds what this one missed.
        """
        if not self._open:
            self._since = datetime.now(UTC)
            return
        now = datetime.now(UTC)
        for said in await self._chats.news(self._since):
            for window in self._open.get(said.key, ()):
                window.tell(said)
        present = await self._chats.presences()
        for key, windows in self._open.items():
            for window in windows:
                window.show(present.get(key, NOBODY))
        self._since = now


class Window:
    """What one tab still has to hear: each message once, bounded however slowly it reads."""

    def __init__(self) -> None:
        self._waiting: list[Said | Presence] = []
        self._told: set[UUID] = set()
        self._presence = NOBODY
        self._changed = asyncio.Event()
        self._ended = False

    def tell(self, said: Said) -> None:
        """Whoever is behind by too much is sent away, and comes back with what it has."""
        if said.id in self._told:
            return
        self._told.add(said.id)
        self._add(said)

    def show(self, presence: Presence) -> None:
        """What people of ours do, where it is something else than before."""
        if presence != self._presence:
            self._presence = presence
            self._add(presence)

    def _add(self, news: Said | Presence) -> None:
        self._waiting.append(news)
        if len(self._waiting) > _MOST_WAITING:
            self.end()
        self._changed.set()

    def end(self) -> None:
        """What waits is not given out any more."""
        self._ended = True
        self._changed.set()

    def waiting(self) -> list[Said | Presence]:
        """Taken by whoever asks."""
        taken, self._waiting = self._waiting, []
        self._changed.clear()
        return taken

    async def news(self) -> AsyncIterator[Said | Presence]:
        """As they are told, until the end."""
        while True:
            await self._changed.wait()
            if self._ended:
                return
            for each in self.waiting():
                yield each


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[Windows]:
    """The windows, whose streams end as soon as the process is to."""
    windows = Windows(ChatStore(resources.database))
    look = Job("chat windows", _LOOK_S, windows.look)
    loops = asyncio.gather(repeat(look, resources.stopping), _close(windows, resources.stopping))
    try:
        yield windows
    finally:
        loops.cancel()
        await asyncio.gather(loops, return_exceptions=True)


async def _close(windows: Windows, stopping: asyncio.Event) -> None:
    await stopping.wait()
    windows.close()
