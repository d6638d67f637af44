"""Twilio's WhatsApp."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from production.channels.model import ChannelClient
from production.database.outbox import OutboxStore
from production.tests.contract.channels.drivers import Call, Said
from production.tests.contract.providers.playground import Playground, new_phone
from production.tests.support.calls import signed, whatsapp
from production.tests.support.channels import whatsapp_at


class TwilioDriver:
    """Of one channel of our account."""

    fault = "twilio"
    lists = True

    def __init__(self, channel: str, client: Callable[[str], ChannelClient], prefix: str = "") -> None:
        """`prefix` stands before the numbers of the channel."""
        self._channel = channel
        self._client = client
        self._prefix = prefix

    def calls(self, said: Sequence[Said]) -> list[Call]:
        return [self._call(self._form(one)) for one in said]

    def report(self, provider_id: str, status: str) -> Call:
        return self._call({"MessageSid": provider_id, "MessageStatus": status}, "/status")

    def client(self, url: str) -> ChannelClient:
        return self._client(url)

    def open_chat(self, ground: Playground) -> str:
        phone = new_phone()
        ground.post(f"/sandbox/{self._channel}", **{"from": phone, "text": "Hi"})
        return phone

    def received(self, ground: Playground, person: str) -> list[str]:
        chat = ground.get(f"/sandbox/{self._channel}/chats/{person}")["messages"]
        return [each["body"] for each in chat if each["direction"] == "outbound"]

    async def hear(self, ground: Playground, outbox: OutboxStore) -> None:
        """It lists what it has."""

    def _form(self, one: Said) -> dict[str, str]:
        return whatsapp(one.text, MessageSid=f"SM{one.id:0>32}", From=f"{self._prefix}+{one.person}")

    def _call(self, form: dict[str, str], below: str = "") -> Call:
        path = f"/webhooks/{self._channel}{below}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(form, path)}
        return Call(path, urlencode(form).encode(), headers)


DRIVER = TwilioDriver("whatsapp", whatsapp_at, "whatsapp:")
