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

    The files of a mail are asked for one after the other: it is read for the first and kept until the last.
    """

    def __init__(self, mailboxes: Mapping[str, Mailbox]) -> None:
        """By address."""
        self._mailboxes = mailboxes
        self.reader = FileReader()
        self._one_mail_at_a_time = asyncio.Lock()
        self._mail = ""
        self._files: tuple[bytes, ...] = ()

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            NotFound: the mail was deleted for good, has fewer files, or is not of a mailbox of ours.
            InvalidInput: its files cannot be taken out.
            Unavailable: Gmail cannot be asked.
        """
        if attachment.provider_ref == WHOLE_MAIL:
            return (await self._fetch_mail(attachment.event_id)).raw
        async with self._one_mail_at_a_time:
            files = await self._files_of(attachment.event_id)
            if attachment.position >= len(files) - 1:
                self._mail, self._files = "", ()
            if attachment.position >= len(files):
                raise NotFound("The mail has fewer attachments.")
            return files[attachment.position]

    async def _files_of(self, event_id: str) -> tuple[bytes, ...]:
        if event_id != self._mail:
            mail = await self._fetch_mail(event_id)
            try:
                self._files = await self.reader.read(mail.raw)
            except Unreadable as error:
                raise InvalidInput("attachment", str(error)) from None
            self._mail = event_id
        return self._files

    async def _fetch_mail(self, event_id: str) -> RawEmail:
        address, _, gmail_id = event_id.partition(":")[2].rpartition(":")
        mailbox = self._mailboxes.get(address)
        mail = await mailbox.fetch(gmail_id) if mailbox else None
        if mail is None:
            raise NotFound("The mail is gone.")
        return mail
