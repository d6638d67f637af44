"""Twilio's WhatsApp."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from production.channels.model import ChannelClient
from production.database.outbox import OutboxStore
from production.tests.contract.channels.drivers import Call, Said
from production.tests.contract.providers.playground import Playground
from production.tests.support.calls import signed, whatsapp
from production.tests.support.channels import whatsapp_at


class TwilioWhatsApp:
    fault = "twilio"

    def calls(self, said: Sequence[Said]) -> list[Call]:
        return [
            _call(whatsapp(one.text, MessageSid=f"SM{one.id:0>32}", From=f"whatsapp:+{one.person}")) for one in said
        ]

    def report(self, provider_id: str, status: str) -> Call:
        return _call({"MessageSid": provider_id, "MessageStatus": status}, "/webhooks/whatsapp/status")

    def client(self, url: str) -> ChannelClient:
        return whatsapp_at(url)

    def open_chat(self, ground: Playground) -> str:
        return ground.open_chat().removeprefix("whatsapp:")

    def received(self, ground: Playground, person: str) -> list[str]:
        chat = ground.get(f"/sandbox/whatsapp/chats/{person}")["messages"]
        return [each["body"] for each in chat if each["direction"] == "outbound"]

    async def hear(self, ground: Playground, outbox: OutboxStore) -> None:
        """It lists what it has."""


def _call(form: dict[str, str], path: str = "/webhooks/whatsapp") -> Call:
    headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(form, path)}
    return Call(path, urlencode(form).encode(), headers)


DRIVER = TwilioWhatsApp()
