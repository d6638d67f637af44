"""Pub/Sub's push of Gmail notifications: a hint that the mailbox has changed, at least once, newest state first."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import httpx

from production.lab.local.provider_config import ProviderConfig
from production.lab.local.providers.faults import Faults
from production.lab.local.providers.history import History
from production.lab.local.providers.mailbox import now_ms
from production.lab.local.providers.operations import PUSH
from production.lab.local.providers.watch import Watches

_ACKNOWLEDGED = frozenset({102, 200, 201, 202, 204})
_FIRST_RETRY_S = 0.2
_LAST_RETRY_S = 10.0
_SUBSCRIPTION = "projects/local-providers/subscriptions/gmail-push"


class Pusher:
    """One notification is under way at a time; changes meanwhile are announced together, by the newest history id."""

    def __init__(
        self,
        config: ProviderConfig,
        address: str,
        history: History,
        watches: Watches,
        faults: Faults,
        client: httpx.AsyncClient,
    ) -> None:
        self._config = config
        self._address = address
        self._history = history
        self._watches = watches
        self._faults = faults
        self._client = client
        self._loop = asyncio.get_running_loop()
        self._dirty = asyncio.Event()

    def changed(self, labels: Iterable[str]) -> None:
        """Called from a server thread after a mail with these labels was changed."""
        if self._watches.current().covers(labels, now_ms()):
            self._loop.call_soon_threadsafe(self._dirty.set)

    async def run(self) -> None:
        while True:
            await self._dirty.wait()
            self._dirty.clear()
            if self._faults.take("gmail", PUSH) is None:
                await self._push_until_acknowledged()
            await asyncio.sleep(self._config.gmail_push_min_interval_s)

    async def _push_until_acknowledged(self) -> None:
        wait_s = _FIRST_RETRY_S
        notification = await self._notification()
        while not await self._push(notification):
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, _LAST_RETRY_S)
            if self._dirty.is_set():
                self._dirty.clear()
                notification = await self._notification()

    async def _push(self, notification: dict[str, Any]) -> bool:
        headers = {"Authorization": f"Bearer {self._config.gmail_push_token}"}
        try:
            response = await self._client.post(self._config.gmail_push_url, json=notification, headers=headers)
        except httpx.HTTPError:
            return False
        return response.status_code in _ACKNOWLEDGED

    async def _notification(self) -> dict[str, Any]:
        """Pub/Sub writes each of its fields twice, in both spellings."""
        history_id = await asyncio.to_thread(self._history.current_id)
        data = json.dumps({"emailAddress": self._address, "historyId": history_id})
        message_id, published = str(secrets.randbits(52)), datetime.now(UTC).isoformat().replace("+00:00", "Z")
        message = {
            "data": base64.b64encode(data.encode()).decode(),
            "messageId": message_id,
            "message_id": message_id,
            "publishTime": published,
            "publish_time": published,
        }
        return {"message": message, "subscription": _SUBSCRIPTION}
