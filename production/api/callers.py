"""Who calls: the network address as the last trusted proxy saw it, and the network that limits count by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import structlog
from starlette.requests import HTTPConnection

from production.api.rate_limit import RateLimit
from production.schemas.errors import Forbidden

_log = structlog.get_logger()

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})
_ONE_SUBSCRIBER = 64
"""Bits: whoever has one IPv6 address has at least the 2**64 of this network."""
ONE_SITE = 56
"""Bits: what providers give to a household or a small company (RIPE 690), 256 of those networks."""


def address_of(request: HTTPConnection) -> str:
    """Network address of the caller; behind a trusted proxy, the one that the proxy saw."""
    return request.client.host if request.client else "unknown"


def of_this_machine(request: HTTPConnection) -> bool:
    """Whether somebody here asks for a name of here: no site is behind that name, whatever leads to us."""
    return request.url.hostname in THIS_MACHINE and address_of(request) in THIS_MACHINE


def network_of(request: HTTPConnection, bits: int = _ONE_SUBSCRIBER) -> str:
    """What one caller is counted by: an IPv4 address, or the network of this length around an IPv6 address."""
    host = address_of(request)
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, bits), strict=False))


@contextmanager
def verification(request: HTTPConnection, refused: RateLimit) -> Iterator[None]:
    """Around the check of a signature or token: only what does not verify is counted.

    What is genuine is never refused: the others of its network address may be behind the same proxy.

    Raises:
        TooManyRequests: instead of Forbidden, where too much of this network could not be verified.
    """
    try:
        yield
    except Forbidden:
        refused.check(network_of(request))
        _log.warning("not_verified", method=request.scope["method"], path=request.scope["path"])
        raise


def own_page(request: HTTPConnection, public_url: str | None) -> None:
    """Browsers send a multipart form for any site and tell its origin; programs tell none.

    Raises:
        Forbidden: another site made its visitor's browser send this.
    """
    if not _is_ours(request, public_url):
        raise Forbidden("Forms with files are taken from our own pages and from programs, not from other sites.")


def trusted_page(request: HTTPConnection, public_url: str | None, origins: Sequence[str]) -> None:
    """
    Raises:
        Forbidden: a page of a site that is neither ours nor among these origins.
    """
    if request.headers.get("origin") not in origins and not _is_ours(request, public_url):
        raise Forbidden("This site may not show the chat: add its origin to CHAT_ORIGINS.")


def _is_ours(request: HTTPConnection, public_url: str | None) -> bool:
    origin = request.headers.get("origin")
    own = {request.headers.get("host", ""), _host(public_url or "")}
    return origin is None or _host(origin) in own - {""}


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return None
