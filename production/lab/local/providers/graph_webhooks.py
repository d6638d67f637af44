"""Meta's signed requests to the company, in its own shapes."""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from production.lab.local.provider_config import MetaConfig
from production.lab.local.providers.graph_chats import GraphMessage, MetaChannel

_ATTEMPTS = 5
_FIRST_RETRY_S = 0.2
_PATHS = {"whatsapp": "/whatsapp/cloud", "messenger": "/messenger", "instagram": "/instagram"}
_OBJECTS = {"whatsapp": "whatsapp_business_account", "messenger": "page", "instagram": "instagram"}


def body_of(content: Any) -> bytes:
    """As Meta writes JSON: no character beyond ASCII, small hex digits, and `@` and `/` in disguise."""
    return json.dumps(content, separators=(",", ":")).replace("/", "\\/").replace("@", "\\u0040").encode()


def signature_of(app_secret: str, body: bytes) -> str:
    return f"sha256={hmac.digest(app_secret.encode(), body, 'sha256').hex()}"


class GraphWebhooks:
    """Delivers batches."""

    def __init__(self, config: MetaConfig, client: httpx.AsyncClient) -> None:
        self._config = config
        self._client = client

    async def deliver(self, channel: MetaChannel, entries: Sequence[Mapping[str, Any]]) -> None:
        """Tries again after a failed connection or an answer that is not 2xx; five refusals and it is given up."""
        body = body_of({"object": _OBJECTS[channel], "entry": list(entries)})
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": signature_of(self._config.app_secret, body),
        }
        for attempt in range(_ATTEMPTS):
            try:
                answer = await self._client.post(
                    f"{self._config.webhook_url}{_PATHS[channel]}", content=body, headers=headers
                )
            except (httpx.HTTPError, httpx.InvalidURL):
                answer = None
            if answer is not None and answer.is_success:
                return
            await asyncio.sleep(_FIRST_RETRY_S * 2**attempt)

    def entry(self, channel: MetaChannel, event: Mapping[str, Any], where: str = "") -> dict[str, Any]:
        """One event as an entry of its own; `where` is the list that it stands in, or the field that changed."""
        config = self._config
        if channel == "whatsapp":
            told = {"display_phone_number": config.number.removeprefix("+"), "phone_number_id": config.number_id}
            value = {"messaging_product": "whatsapp", "metadata": told, **event}
            return {"id": config.account_id, "changes": [{"field": where or "messages", "value": value}]}
        owner = config.page_id if channel == "messenger" else config.instagram_id
        entry: dict[str, Any] = {"id": owner, "time": int(time.time() * 1000)}
        if where == "leadgen":
            return entry | {"changes": [{"field": where, "value": dict(event)}]}
        return entry | {where or "messaging": [dict(event)]}

    def messaging(self, message: GraphMessage, event: Mapping[str, Any], *, ours: bool = False) -> dict[str, Any]:
        """Of Messenger and Instagram: who wrote to whom, when, and what happened."""
        owner = self._config.page_id if message.channel == "messenger" else self._config.instagram_id
        who = {"sender": {"id": message.person}, "recipient": {"id": owner}}
        turned = {"sender": {"id": owner}, "recipient": {"id": message.person}}
        return {**(turned if ours else who), "timestamp": int(message.created_at * 1000), **event}
