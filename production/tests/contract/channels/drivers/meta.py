"""What the channels of Meta have in common."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from production.lab.local.providers.graph_webhooks import body_of, signature_of
from production.tests.contract.channels.drivers import Call
from production.tests.contract.providers.playground import Playground
from production.tests.support.api import META_SECRET

BROKEN: tuple[Any, ...] = (None, 7, "text", {}, {"id": None}, {"message": []}, {"sender": {"id": 3}}, [[]])
"""Neighbours in a batch."""


def signed_batch(path: str, content: Any) -> Call:
    body = body_of(content)
    return Call(
        path, body, {"X-Hub-Signature-256": signature_of(META_SECRET, body), "Content-Type": "application/json"}
    )


def write(ground: Playground, channel: str) -> str:
    person = f"1202{uuid4().int % 10**8:08}"
    ground.post(f"/sandbox/meta/{channel}", **{"from": person, "text": "Hi"})
    return person


def replies(ground: Playground, channel: str, person: str) -> list[str]:
    chat = ground.get(f"/sandbox/meta/{channel}/chats/{person}")["messages"]
    return [each["body"] for each in chat if each["direction"] == "outbound"]
