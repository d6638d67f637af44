"""What every answer tells the browser and the caches between us."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from production.api import policy

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    policy.HEADER: policy.NOTHING,
}
_YEAR_S = 31_536_000


class ProtectiveHeaders:
    """ASGI middleware; what an endpoint says of itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"]]}  # some answers are made once and sent often
                protect(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, protected if scope["type"] == "http" else send)


def protect(headers: MutableHeaders, scope: Scope) -> None:
    """Add what is missing to the headers of the answer to this request."""
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    if scope["scheme"] == "https":
        headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR_S}")
    if scope["path"].startswith("/api/"):  # the same address shows different people different things
        headers.setdefault("Cache-Control", "no-store")
        headers.add_vary_header("X-Access-Token")
        headers.add_vary_header("Authorization")
