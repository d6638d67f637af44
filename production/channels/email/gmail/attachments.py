"""The bytes of what was attached to a mail, fetched when its message is settled."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from production.channels.email.mime import attached_parts, read
from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.crm.attachments.model import PendingAttachment
from production.schemas.errors import NotFound


class Mailbox(Protocol):
    """Gives out whole mails."""

    async def fetch(self, gmail_id: str) -> RawEmail | None: ...


class GmailAttachments:
    """Reads them out of the mail itself: Gmail's own attachment ids change from one request to the next."""

    def __init__(self, mailboxes: Mapping[str, Mailbox]) -> None:
        """By address."""
        self._mailboxes = mailboxes

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            NotFound: the mail was deleted for good, or is not of a mailbox of ours.
            Unavailable: Gmail cannot be asked.
        """
        address, _, gmail_id = attachment.event_id.partition(":")[2].rpartition(":")
        mailbox = self._mailboxes.get(address)
        mail = await mailbox.fetch(gmail_id) if mailbox else None
        if mail is None:
            raise NotFound("The mail is gone.")
        if attachment.provider_ref == WHOLE_MAIL:
            return mail.raw
        return await asyncio.to_thread(content_at, mail.raw, attachment.position)


def content_at(raw: bytes, position: int) -> bytes:
    """The decoded attachment of a mail, counted from 0 as `attachments_of` lists them.

    Raises:
        NotFound: it has fewer.
    """
    parts = attached_parts(read(raw))
    if position >= len(parts):
        raise NotFound("The mail has fewer attachments.")
    return parts[position].content
