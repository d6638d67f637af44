"""Where questions come from that people have answered. Conversations are read one by one, when it is their turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from production.channels.email.reader import MailReader
from production.crm.support.exchanges import Asked
from production.database.shadow import PastAnswers
from production.shadow.asked_by_mail import asked_by_mail
from production.shadow.mail_export import MailExport
from production.shadow.threads import MailHead

Load = Callable[[], Awaitable[list[Asked]]]
"""Reads one conversation: what a person has answered there."""


class Source(Protocol):
    """Past conversations, in their order."""

    @property
    def origin(self) -> str:
        """What it is, in a few words for people."""
        ...

    async def conversations(self, past: PastAnswers) -> list[Load]: ...

    async def close(self) -> None: ...


class Tickets:
    """Those of the database."""

    def __init__(self, since: datetime) -> None:
        self._since = since
        self.origin = f"tickets that people answered since {since:%d %B %Y}"

    async def conversations(self, past: PastAnswers) -> list[Load]:
        return [partial(past.asked, conversation) for conversation in await past.conversations(self._since)]

    async def close(self) -> None:
        """There is nothing to close."""


class Mails:
    """Those of a mailbox export."""

    def __init__(self, export: MailExport, threads: Sequence[Sequence[MailHead]], reader: MailReader) -> None:
        self._export = export
        self._threads = threads
        self._reader = reader
        self.origin = f"a mailbox export of {len(export):,} mails"

    async def conversations(self, past: PastAnswers) -> list[Load]:
        return [partial(self._asked, thread, past) for thread in self._threads]

    async def close(self) -> None:
        await self._reader.close()

    async def _asked(self, thread: Sequence[MailHead], past: PastAnswers) -> list[Asked]:
        if not any(head.ours for head in thread):
            return []
        learned = await past.learned_from(None, [head.message_id for head in thread if head.message_id])
        return asked_by_mail(thread, await self._export.said(thread, self._reader), learned)
