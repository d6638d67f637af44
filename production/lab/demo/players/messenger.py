"""Writes to our page, and reads what it answers."""

from __future__ import annotations

from functools import partial

from production.lab.demo.players import Sent, Stage
from production.lab.demo.samples import Sample
from production.schemas.ids import Channel, event_id


class PagePlayer:
    """One chat of each customer, on whichever of our page's channels."""

    def __init__(self, stage: Stage) -> None:
        self._http = stage.http

    async def send(self, sample: Sample) -> Sent:
        before = len(await self._replies(sample.channel, sample.address))
        written = {"from": sample.address, "name": sample.sender.name, "text": sample.message}
        answer = await self._http.post(f"/sandbox/meta/{sample.channel}", json=written)
        message_id = answer.raise_for_status().json()["id"]
        replies = partial(self._replies, sample.channel, sample.address)
        return Sent(event_id(sample.channel, message_id), replies, before)

    async def _replies(self, channel: Channel, person: str) -> list[str]:
        answer = await self._http.get(f"/sandbox/meta/{channel}/chats/{person}")
        messages = answer.raise_for_status().json()["messages"]
        return [message["body"] for message in messages if message["direction"] == "outbound"]


PLAYER = PagePlayer
