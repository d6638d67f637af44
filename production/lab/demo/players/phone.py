"""Writes to one of the company's numbers, and reads what comes back."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from production.lab.demo.players import Sent, Stage
from production.lab.demo.samples import Sample
from production.schemas.ids import event_id


class PhonePlayer:
    """One chat of each customer."""

    channel: ClassVar[str]

    def __init__(self, stage: Stage) -> None:
        self._http = stage.http

    async def send(self, sample: Sample) -> Sent:
        before = len(await self._replies(sample.address))
        answer = await self._http.post(f"/sandbox/{self.channel}", json=self.written(sample))
        sid = answer.raise_for_status().json()["sid"]
        return Sent(event_id(sample.channel, sid), partial(self._replies, sample.address), before)

    def written(self, sample: Sample) -> dict[str, str]:
        return {"from": sample.address, "text": sample.message}

    async def _replies(self, phone: str) -> list[str]:
        answer = await self._http.get(f"/sandbox/{self.channel}/chats/{phone}")
        messages = answer.raise_for_status().json()["messages"]
        return [message["body"] for message in messages if message["direction"] == "outbound"]
