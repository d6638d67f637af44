"""Writes chats, and reads them."""

from __future__ import annotations

from functools import partial

from production.lab.demo.players import Sent, Stage
from production.lab.demo.samples import Sample
from production.schemas.ids import event_id


class WhatsAppPlayer:
    """One chat of each customer."""

    def __init__(self, stage: Stage) -> None:
        self._http = stage.http

    async def send(self, sample: Sample) -> Sent:
        before = len(await self._replies(sample.address))
        written = {"from": sample.address, "name": sample.sender.name, "text": sample.message}
        answer = await self._http.post("/sandbox/whatsapp", json=written)
        sid = answer.raise_for_status().json()["sid"]
        return Sent(event_id(sample.channel, sid), partial(self._replies, sample.address), before)

    async def _replies(self, phone: str) -> list[str]:
        answer = await self._http.get(f"/sandbox/whatsapp/chats/{phone}")
        messages = answer.raise_for_status().json()["messages"]
        return [message["body"] for message in messages if message["direction"] == "outbound"]


PLAYER = WhatsAppPlayer
