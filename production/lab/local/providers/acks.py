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
    sms: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))

    async def started(self, request: httpx.Request) -> None:
        """Event hook of the client that delivers webhooks."""
        request.extensions[_STARTED] = time.perf_counter()

    async def answered(self, response: httpx.Response) -> None:
        """Event hook of the same client."""
        waited_ms = (time.perf_counter() - response.request.extensions[_STARTED]) * 1000
        self._of(response.request).append(waited_ms)

    def _of(self, request: httpx.Request) -> deque[float]:
        path = request.url.path
        if "x-hub-signature-256" in request.headers:
            return self.meta
        return self.gmail if path.endswith("/gmail") else self.sms if "/sms" in path else self.whatsapp
