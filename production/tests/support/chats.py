"""Talking to the assistant as a page does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx

from production.tests.support.api import BEARER, System


@dataclass
class Chat:
    """One conversation over the API."""

    system: System
    headers: dict[str, str] = field(default_factory=lambda: dict(BEARER))
    session_id: str | None = None

    async def say(self, message: str = "", **more: Any) -> dict[str, Any]:
        """What the assistant answers."""
        answer = await self.ask(message, **more)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        self.session_id = told["session_id"]
        return told

    async def ask(self, message: str = "", **more: Any) -> httpx.Response:
        """The whole answer."""
        body = {"message": message, "session_id": self.session_id, **more}
        return await self.system.api.post("/chat", json=body, headers=self.headers)

    async def get(self, path: str) -> Any:
        return (await self.system.api.get(path, headers=self.headers)).json()


async def added(chat: Chat, path: str, **fields: Any) -> int:
    """The number of a new record."""
    answer = await chat.system.api.post(path, json=fields, headers=chat.headers)
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


async def contact(chat: Chat, name: str, email: str, **more: Any) -> int:
    first, _, last = name.partition(" ")
    return await added(chat, "/contacts", first_name=first, last_name=last, email=email, **more)
