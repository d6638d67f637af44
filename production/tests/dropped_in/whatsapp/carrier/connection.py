"""What has flown."""

from __future__ import annotations

from datetime import datetime

from production.channels.provider import Company, Connection
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus

FLOWN: list[OutboundMessage] = []


class Carrier:
    async def send(self, message: OutboundMessage) -> SendResult:
        FLOWN.append(message)
        return SendResult(SendStatus.SENT, provider_id=f"carrier-{message.id}")

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        return [f"carrier-{one.id}" for one in FLOWN if one.id == message.id]

    async def ping(self) -> None:
        """It is always there."""


def connect(settings: object, company: Company) -> Connection:
    carrier = Carrier()
    return Connection(client=carrier, ping=carrier.ping)
