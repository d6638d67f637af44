"""Fetches what customers attached to mails and chats, after their message is settled: no turn waits for a file."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import structlog

from production.channels.provider import Fetcher
from production.crm.attachments.check import check_fetched
from production.crm.attachments.model import PendingAttachment
from production.database.attachments import AttachmentStore
from production.schemas.errors import InvalidInput, NotFound, TooLarge, Unavailable
from production.schemas.ids import Channel

_log = structlog.get_logger()

_AT_ONCE = 4
"""Each may be as large as the limit, and all are in memory."""
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)
ATTEMPTS = 16
"""About three days; providers keep files for longer."""


class FetchAttachments:
    """A job of every worker; they share the work by taking rows."""

    def __init__(self, attachments: AttachmentStore, fetchers: Mapping[Channel, Fetcher], *, limit: int) -> None:
        """`limit` in bytes for one file."""
        self._attachments = attachments
        self._fetchers = fetchers
        self._limit = limit

    async def run(self) -> None:
        """Fetch everything that is due.

        Raises:
            Unavailable: the database is away.
        """
        while batch := await self._attachments.take_pending(list(self._fetchers), _AT_ONCE):
            await asyncio.gather(*map(self._fetch, batch))

    async def _fetch(self, attachment: PendingAttachment) -> None:
        try:
            content = await self._fetchers[attachment.channel].fetch(attachment)
            file = await asyncio.to_thread(check_fetched, attachment.name, content, self._limit)
        except Unavailable as error:
            await self._later(attachment, str(error))
        except (InvalidInput, NotFound, TooLarge) as error:
            _log.info("attachment_refused", attachment_id=str(attachment.id), error=type(error).__name__)
            await self._attachments.refuse(attachment.id, str(error))
        else:
            await self._attachments.store(attachment.id, file)

    async def _later(self, attachment: PendingAttachment, reason: str) -> None:
        if attachment.attempts >= ATTEMPTS:
            await self._attachments.refuse(attachment.id, reason)
            return
        wait = min(_FIRST_WAIT * 2 ** (attachment.attempts - 1), _LONGEST_WAIT)
        await self._attachments.defer(attachment.id, wait)
