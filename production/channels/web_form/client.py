"""Delivers replies to the web form: the status page reads them from the ticket, so stored is delivered."""

from __future__ import annotations

from datetime import datetime

from production.schemas.delivery import OutboundMessage, SendResult, SendStatus


class StatusPageClient:
    """The web form's `ChannelClient`."""

    async def send(self, message: OutboundMessage) -> SendResult:
        return SendResult(SendStatus.SENT, provider_id=message.correlation_id)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        del since
        return [message.correlation_id]
