"""What has flown."""

from __future__ import annotations

from datetime import datetime

from production.channels.provider import Company, Connection
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus

FLOWN: list[OutboundMessage] = []


class Cloud:
    async def send(self, message: OutboundMessage) -> SendResult:
        FLOWN.append(message)
        return SendResult(SendStatus.SENT, provider_id=f"cloud-{message.id}")

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        return [f"cloud-{one.id}" for one in FLOWN if one.id == message.id]

    async def ping(self) -> None:
        """It is always there."""


def connect(settings: object, company: Company) -> Connection:
    cloud = Cloud()
    return Connection(client=cloud, ping=cloud.ping)
