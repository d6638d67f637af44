"""Messenger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from production.channels.model import ChannelClient
from production.database.outbox import OutboxStore
from production.tests.contract.channels.drivers import Call, Said
from production.tests.contract.channels.drivers.meta import BROKEN, replies, signed_batch, write
from production.tests.contract.providers.playground import Playground
from production.tests.support.channels import page_at
from production.tests.unit.channels.meta_batches import event, page


class PageDriver:
    """Of one channel of our page."""

    fault = "meta"
    lists = True

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._path = f"/webhooks/{channel}"

    def calls(self, said: Sequence[Said]) -> list[Call]:
        wrote = [event(one.person, message={"mid": f"m_{one.id}", "text": one.text}) for one in said]
        return [signed_batch(self._path, page(*(each for one in wrote for each in (*BROKEN, one))))]

    def report(self, provider_id: str, status: str) -> Call:
        told: dict[str, dict[str, Any]] = {
            "sent": {"message": {"mid": provider_id, "is_echo": True, "app_id": 1}},
            "delivered": {"delivery": {"mids": [provider_id]}},
            "read": {"read": {"mid": provider_id}},
        }
        return signed_batch(self._path, page(event("120255501", **told[status])))

    def client(self, url: str) -> ChannelClient:
        return page_at(url, self._channel)

    def open_chat(self, ground: Playground) -> str:
        return write(ground, self._channel)

    def received(self, ground: Playground, person: str) -> list[str]:
        return replies(ground, self._channel, person)

    async def hear(self, ground: Playground, outbox: OutboxStore) -> None:
        """It lists what it has."""


DRIVER = PageDriver("messenger")
