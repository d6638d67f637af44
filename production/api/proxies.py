"""Who called, and by which scheme, as the proxies in front tell it. How many those are, the deployment says."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send


class BehindProxies:
    """ASGI middleware: takes `client` and `scheme` from `X-Forwarded-For` and `X-Forwarded-Proto`.

    Each proxy adds the address that it saw at the end. So of `hops` proxies the outermost wrote the entry that stands
    `hops` from the end, and whatever stands before it the caller may have written. Addresses are no sign of a proxy:
    callers have private ones, too.
    """

    def __init__(self, app: ASGIApp, hops: int) -> None:
        self._app = app
        self._hops = hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._hops and scope["type"] in {"http", "websocket"}:
            scope = {**scope, **self._told(Headers(scope=scope))}
        await self._app(scope, receive, send)

    def _told(self, headers: Headers) -> Scope:
        address = _address(self._outermost(headers.getlist("x-forwarded-for")))
        scheme = self._outermost(headers.getlist("x-forwarded-proto")) or headers.get("x-forwarded-proto", "")
        told = {"client": (address, 0)} if address else {}
        return told | ({"scheme": scheme} if scheme in {"http", "https"} else {})

    def _outermost(self, lines: Sequence[str]) -> str:
        entries = [entry.strip() for line in lines for entry in line.split(",")]
        return entries[-self._hops] if len(entries) >= self._hops else ""


def _address(entry: str) -> str | None:
    """Some proxies tell the port as well."""
    host = entry[1:].partition("]")[0] if entry.startswith("[") else entry
    host = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        return str(ip_address(host))
    except ValueError:
        return None
