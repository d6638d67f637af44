"""Calls the company's program. What it answers is nobody's business but whether it took the call."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_address
from ssl import SSLContext

import httpx

from production.areas.webhooks.rules import is_public, is_this_machine

_WITHIN_S = 10.0
_INSIDE = "its name leads into a private network"


async def call(url: str, headers: Mapping[str, str], body: bytes, *, at_home: bool) -> str | None:
    """Try once. None: it was taken; else why not, in words for an Admin.

    The address that was looked at is the one that is called: a name that leads elsewhere a moment later leads nowhere.
    """
    asked = httpx.URL(url)
    try:
        async with asyncio.timeout(_WITHIN_S):
            address = await _address(asked.host, asked.port or 443, at_home=at_home)
            if address is None:
                return _INSIDE
            return await _post(asked, address, headers, body)
    except TimeoutError:
        return f"no answer within {_WITHIN_S:.0f} seconds"
    except (httpx.HTTPError, OSError) as error:
        return f"cannot be reached ({type(error).__name__})"


async def _post(asked: httpx.URL, address: str, headers: Mapping[str, str], body: bytes) -> str | None:
    """Certificates are those of the name, whatever the number."""
    named = {"Host": asked.netloc.decode(), "Content-Type": "application/json"}
    async with (
        httpx.AsyncClient(timeout=_WITHIN_S, verify=_certificates(), trust_env=False) as client,
        client.stream(
            "POST",
            asked.copy_with(host=address),
            headers={**headers, **named},
            content=body,
            extensions={"sni_hostname": asked.host},
        ) as answer,
    ):
        return None if answer.is_success else f"answered {answer.status_code}"


async def _address(host: str, port: int, *, at_home: bool) -> str | None:
    """One of the numbers behind a name that may be called."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]
    home = at_home and is_this_machine(host)
    return next((str(each) for each in numbers if (each.is_loopback if home else is_public(each))), None)


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context()  # takes long: once
