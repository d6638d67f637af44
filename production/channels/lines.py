"""Several providers of one channel, each with a number or page of its own: a reply leaves from where it was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from production.channels.model import ChannelClient
from production.channels.provider import Connection, Fetcher
from production.crm.attachments.model import PendingAttachment
from production.schemas.delivery import OutboundMessage, SendResult
from production.schemas.errors import InvalidInput


def together(connections: Sequence[Connection]) -> Connection | None:
    """As one; None if two have the same line, or one has none: a reply would have two ways.

    What has no line of theirs goes by the first.
    """
    lines = {each.line: each for each in connections if each.line}
    if len(lines) < len(connections):
        return None
    first = connections[0]
    listing = [each.received for each in connections if each.received]

    async def received(since: datetime) -> list[str]:
        return list(chain.from_iterable([await listed(since) for listed in listing]))

    return Connection(
        client=_ByLine({line: each.client for line, each in lines.items()}, first.client),
        ping=first.ping,
        fetcher=_FirstThatKnows([each.fetcher for each in connections if each.fetcher]),
        received=received if listing else None,
    )


@dataclass(frozen=True, slots=True)
class _ByLine:
    clients: Mapping[str, ChannelClient]
    usual: ChannelClient

    async def send(self, message: OutboundMessage) -> SendResult:
        return await self._of(message).send(message)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        return await self._of(message).find_sent(message, since)

    def _of(self, message: OutboundMessage) -> ChannelClient:
        return self.clients.get(message.line or "", self.usual)


@dataclass(frozen=True, slots=True)
class _FirstThatKnows:
    """Each refuses a file that is not its own."""

    fetchers: Sequence[Fetcher]

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        refused: InvalidInput | None = None
        for each in self.fetchers:
            try:
                return await each.fetch(attachment)
            except InvalidInput as error:
                refused = error
        raise refused or InvalidInput("provider_ref", "nobody knows this file")
