"""Whom the proxies saw, and what nobody can make us believe."""

from __future__ import annotations

import pytest
from starlette.types import Receive, Scope, Send

from production.api.proxies import BehindProxies

PEER = ("10.0.0.5", 443)


async def seen(hops: int, *headers: tuple[str, str]) -> Scope:
    found: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        found.append(scope)

    raw = [(name.encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "scheme": "http", "client": PEER, "headers": raw}
    await BehindProxies(app, hops)(scope, None, None)  # type: ignore[arg-type]  # nobody reads or answers
    return found[0]


@pytest.mark.parametrize(
    ("hops", "told", "client"),
    [
        (0, ["203.0.113.9"], PEER[0]),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["203.0.113.9, 10.1.2.3"], "10.1.2.3"),
        (1, ["203.0.113.9", "10.1.2.3"], "10.1.2.3"),
        (2, ["203.0.113.9, 198.51.100.7, 10.0.0.6"], "198.51.100.7"),
        (2, ["203.0.113.9"], PEER[0]),
        (1, ["198.51.100.7:4711"], "198.51.100.7"),
        (1, ["[2001:db8::7]:4711"], "2001:db8::7"),
        (1, ["2001:db8::7"], "2001:db8::7"),
        (1, ["unknown"], PEER[0]),
        (1, [""], PEER[0]),
        (1, [], PEER[0]),
    ],
)
async def test_the_caller_is_whom_the_outermost_proxy_saw(hops: int, told: list[str], client: str) -> None:
    scope = await seen(hops, *(("x-forwarded-for", line) for line in told))
    assert scope["client"][0] == client


@pytest.mark.parametrize(
    ("hops", "told", "scheme"),
    [
        (0, "https", "http"),
        (1, "https", "https"),
        (2, "https", "https"),
        (2, "https, http", "https"),
        (1, "gopher", "http"),
    ],
)
async def test_the_scheme_is_the_callers(hops: int, told: str, scheme: str) -> None:
    assert (await seen(hops, ("x-forwarded-proto", told)))["scheme"] == scheme
