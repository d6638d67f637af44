"""Writes in the window of the chat, and reads what stands there."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5

import jwt

from production.lab.demo.players import NotSent, Sent, Stage
from production.lab.demo.samples import Sample
from production.schemas.ids import event_id


@dataclass(frozen=True, slots=True)
class _Window:
    """One visitor's."""

    headers: dict[str, str]
    key: str


class ChatPlayer:
    """A browser for each visitor."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._windows: dict[str, _Window] = {}

    async def send(self, sample: Sample) -> Sent | NotSent:
        window = self._windows.get(sample.address) or await self._open(sample)
        before, client_id = len(await self._replies(window)), _id(sample)
        started = time.perf_counter()
        written = {"id": str(client_id), "text": sample.message}
        answer = await self._stage.http.post("/web-chat/messages", json=written, headers=window.headers)
        self._stage.ack_ms.append((time.perf_counter() - started) * 1000)
        answer.raise_for_status()
        return Sent(event_id(sample.channel, f"{window.key}:{client_id.hex}"), partial(self._replies, window), before)

    async def _open(self, sample: Sample) -> _Window:
        token = (await self._stage.http.post("/web-chat/session", json={})).raise_for_status().json()["token"]
        key = jwt.decode(token, options={"verify_signature": False})["key"]
        window = self._windows[sample.address] = _Window({"Authorization": f"Bearer {token}"}, key)
        return window

    async def _replies(self, window: _Window) -> list[str]:
        """What the stream begins with; it goes on for ever, and is left when all is read that there is."""
        said: list[str] = []
        async with self._stage.http.stream("GET", "/web-chat/stream", headers=window.headers) as stream:
            async for line in stream.aiter_lines():
                name, _, value = line.partition(": ")
                if (name, value) == ("event", "ready"):
                    break
                if name == "data" and (message := json.loads(value)).get("by") != "visitor":
                    said.append(message["text"])
        return said


def _id(sample: Sample) -> UUID:
    return uuid5(NAMESPACE_URL, sample.id)


PLAYER = ChatPlayer
