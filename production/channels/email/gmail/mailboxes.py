"""All mailboxes of the company as one channel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from production.channels.email.gmail.client import GmailClient
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.errors import Unavailable

_NOT_OURS = "the mailbox that received the mail is no longer among ours"


class GmailMailboxes:
    """A reply leaves from the mailbox that received the mail; what answers none, from the first one."""

    def __init__(self, clients: Mapping[str, GmailClient]) -> None:
        """By address, at least one."""
        self._clients = clients

    async def send(self, message: OutboundMessage) -> SendResult:
        """As `GmailClient.send`; fails for good when the mailbox is gone, because its threads went with it."""
        client = self._client(message)
        return await client.send(message) if client else SendResult(SendStatus.FAILED, reason=_NOT_OURS)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """As `GmailClient.find_sent`.

        Raises Unavailable: Gmail cannot be asked, or the mailbox is gone.
        """
        client = self._client(message)
        if client is None:
            raise Unavailable(_NOT_OURS)
        return await client.find_sent(message, since)

    async def ping(self) -> None:
        """Raises Unavailable: Gmail is away, or refuses the credentials of one of the mailboxes."""
        for client in self._clients.values():
            await client.ping()

    def _client(self, message: OutboundMessage) -> GmailClient | None:
        if message.thread is None:
            return next(iter(self._clients.values()))
        return self._clients.get(message.thread.mailbox)
