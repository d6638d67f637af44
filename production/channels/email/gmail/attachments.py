"""The bytes of what was attached to a mail, fetched when its message is settled."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from production.channels.email.files import FileReader
from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.crm.attachments.model import PendingAttachment
from production.schemas.errors import InvalidInput, NotFound, Unreadable


class Mailbox(Protocol):
    """Gives out whole mails."""

    async def fetch(self, gmail_id: str) -> RawEmail | None: ...


class GmailAttachments:
    """Reads them out of the mail itself: Gmail's own attachment ids change from one request to the next.

    A mail is read for the first of its files and kept until another is asked for: a hundred files are one look at it.
    """

    def __init__(self, mailboxes: Mapping[str, Mailbox]) -> None:
        """By address."""
        self._mailboxes = mailboxes
        self.reader = FileReader()
        self._kept: dict[str, asyncio.Task[tuple[bytes, ...]]] = {}
        """At most one mail, by its event."""

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            NotFound: the mail was deleted for good, has fewer files, or is not of a mailbox of ours.
            InvalidInput: its files cannot be taken out.
            Unavailable: Gmail cannot be asked, or the process that reads it ended.
        """
        if attachment.provider_ref == WHOLE_MAIL:
            return (await self._fetch_mail(attachment.event_id)).raw
        files = await self._files_of(attachment.event_id)
        if attachment.position >= len(files):
            raise NotFound("The mail has fewer attachments.")
        return files[attachment.position]

    async def _files_of(self, event_id: str) -> tuple[bytes, ...]:
        if event_id not in self._kept:
            self._kept = {event_id: asyncio.create_task(self._read(event_id))}
        reading = self._kept[event_id]
        try:
            return await asyncio.shield(reading)  # others wait for it as well
        except InvalidInput:  # for good, whichever of its files is asked for
            raise
        except BaseException:
            self._kept.pop(event_id, None)
            raise

    async def _read(self, event_id: str) -> tuple[bytes, ...]:
        mail = await self._fetch_mail(event_id)
        try:
            return await self.reader.read(mail.raw)
        except Unreadable as error:
            raise InvalidInput("attachment", str(error)) from None

    async def _fetch_mail(self, event_id: str) -> RawEmail:
        address, _, gmail_id = event_id.partition(":")[2].rpartition(":")
        mailbox = self._mailboxes.get(address)
        mail = await mailbox.fetch(gmail_id) if mailbox else None
        if mail is None:
            raise NotFound("The mail is gone.")
        return mail
