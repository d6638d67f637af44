"""Visitors of the chat on websites, as its script calls the api."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import jwt
import pytest
from pydantic import SecretStr

from production.channels.web_chat.channel import WEB_CHAT
from production.channels.web_chat.settings import ChatSettings
from production.channels.web_chat.visitors import AUDIENCE
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.stream.codec import decode
from production.tests.support.api import System, serving
from production.tests.support.turns import claimed, reply

SHOP, HOST_SECRET = "https://shop.example", "0123456789abcdef" * 4


@pytest.fixture
async def system(database: Database) -> AsyncIterator[System]:
    chat = ChatSettings(chat_origins=json.dumps([SHOP]), chat_identity_secret=SecretStr(HOST_SECRET))  # type: ignore[arg-type]
    async with serving(database, chat=chat) as system:
        yield system


async def opened(system: System, **asked: str) -> dict[str, Any]:
    answer = await system.api.post("/web-chat/session", json=asked)
    assert answer.status_code == 200
    session: dict[str, Any] = answer.json()
    return session


async def visitor(system: System, **asked: str) -> dict[str, str]:
    """What a window sends with every request."""
    return {"Authorization": f"Bearer {(await opened(system, **asked))['token']}"}


def site_says(**claims: Any) -> str:
    return jwt.encode(
        {"sub": "u-1", "aud": AUDIENCE, "exp": datetime.now(UTC) + timedelta(minutes=1)} | claims, HOST_SECRET
    )


async def write(system: System, who: dict[str, str], text: str = "How do I export?") -> InboundMessage:
    answer = await system.api.post("/web-chat/messages", json={"id": str(uuid4()), "text": text}, headers=who)
    assert answer.status_code == 202
    message = decode(system.broker.published[-1][1])
    assert isinstance(message, InboundMessage)
    return message


async def answered(database: Database, message: InboundMessage, text: str = "Like this.") -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, message), reply(text))
    outbox = OutboxStore(database)
    for attempt in await outbox.take(WEB_CHAT, 10):
        await outbox.mark_sent(attempt.message.id, attempt.message.correlation_id)


async def read(system: System, who: dict[str, str], last: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Events of a stream that ends at once: id and data."""
    answer = await system.api.get("/web-chat/stream", headers=who | ({"Last-Event-ID": last} if last else {}))
    assert answer.status_code == 200
    events = [dict(line.split(": ", 1) for line in each.splitlines()) for each in answer.text.strip().split("\n\n")]
    return [(event["id"], json.loads(event["data"])) for event in events if event["event"] == "said"]
