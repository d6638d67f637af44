"""How long the company took to acknowledge each webhook: what a provider would hold against its limit."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

import httpx

_KEPT = 10_000
_STARTED = "acks.started"


@dataclass(frozen=True, slots=True)
class Acks:
    """Milliseconds until the answer to each webhook, newest last."""

    gmail: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))
    whatsapp: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))
    meta: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))

    async def started(self, request: httpx.Request) -> None:
        """Event hook of the client that delivers webhooks."""
        request.extensions[_STARTED] = time.perf_counter()

    async def answered(self, response: httpx.Response) -> None:
        """Event hook of the same client."""
        waited_ms = (time.perf_counter() - response.request.extensions[_STARTED]) * 1000
        path = response.request.url.path
        signed_by_meta = "x-hub-signature-256" in response.request.headers
        (self.meta if signed_by_meta else self.gmail if path.endswith("/gmail") else self.whatsapp).append(waited_ms)
