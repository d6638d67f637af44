"""WhatsApp by Meta itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from production.channels.meta.webhook import Report
from production.channels.model import ChannelClient
from production.channels.whatsapp.cloud.parse import read
from production.database.outbox import OutboxStore
from production.tests.contract.channels.drivers import Call, Said
from production.tests.contract.channels.drivers.meta import BROKEN, replies, signed_batch, write
from production.tests.contract.providers.playground import Playground
from production.tests.support.channels import cloud_at
from production.tests.unit.channels.meta_batches import said as wrote
from production.tests.unit.channels.meta_batches import whatsapp

_PATH = "/webhooks/whatsapp/cloud"


class WhatsAppCloud:
    fault = "meta"
    lists = False

    def calls(self, said: Sequence[Said]) -> list[Call]:
        messages = [each for one in said for each in (*BROKEN, wrote(one.text, one.person, id=f"wamid.{one.id}"))]
        batch = whatsapp(messages=messages, statuses=[*BROKEN, {"id": "wamid.unknown", "status": "read"}])
        return [signed_batch(_PATH, batch)]

    def report(self, provider_id: str, status: str) -> Call:
        return signed_batch(_PATH, whatsapp(statuses=[{"id": provider_id, "status": status}]))

    def client(self, url: str) -> ChannelClient:
        return cloud_at(url)

    def open_chat(self, ground: Playground) -> str:
        return write(ground, "whatsapp")

    def received(self, ground: Playground, person: str) -> list[str]:
        return replies(ground, "whatsapp", person)

    async def hear(self, ground: Playground, outbox: OutboxStore) -> None:
        for each in ground.sink.seen(lambda each: each.path == "/meta/whatsapp/cloud"):
            for event in read(json.loads(each.body), datetime.now(UTC), ""):
                if isinstance(event, Report):
                    await outbox.advance(event.provider_id, event.status, event.error, event.correlation_id)


DRIVER = WhatsAppCloud()
