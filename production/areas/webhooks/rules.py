"""Where we call, and how a call proves that it is ours. Pure.

Signature: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit
from uuid import UUID

from production.areas.webhooks.model import Due
from production.schemas.errors import InvalidInput
from production.schemas.site import Site

_PREFIX = "whsec_"
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Of translators between the two protocols (RFC 6052, RFC 8215)."""
Address = IPv4Address | IPv6Address


def new_signing_secret() -> str:
    return _PREFIX + b64encode(secrets.token_bytes(32)).decode()


def require_callable(url: str, *, at_home: bool) -> None:
    """`at_home`: all of the system runs on this machine, so a program there may be called, too.

    Raises:
        InvalidInput: it could be read on the way, or lies inside somebody's network.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidInput("url", "give an address such as https://hooks.example.com/notifications") from error
    if not host or parts.username is not None:
        raise InvalidInput("url", "give an address such as https://hooks.example.com/notifications, without a user")
    if at_home and is_this_machine(host):
        return
    if parts.scheme != "https":
        raise InvalidInput("url", "begins with https://, so that nobody reads or changes it on the way")
    if is_this_machine(host) or ((literal := _literal(host)) and not is_public(literal)):
        raise InvalidInput("url", "lies inside a network; give an address that the world can reach")


def is_this_machine(host: str) -> bool:
    """By its name or number."""
    literal = _literal(host)
    return host == "localhost" or host.endswith(".localhost") or (literal is not None and literal.is_loopback)


def is_public(address: Address) -> bool:
    """Whether it belongs to one machine of the world: to no private network, and no cloud's metadata."""
    return address.is_global and not address.is_multicast and not _hides_another(address)


def body_of(due: Due, site: Site) -> bytes:
    """The same in every attempt; without a word of a customer."""
    told = {
        "type": due.kind,
        "timestamp": due.at.isoformat(),
        "data": {"ticket": due.ticket, "url": site.console(f"inbox/{due.ticket}/")},
    }
    return json.dumps(told).encode()


def signed_headers(secret: str, call_id: UUID, now: datetime, body: bytes) -> Mapping[str, str]:
    """Who holds the secret can tell that the call is ours, whole, and new."""
    at = str(int(now.timestamp()))
    key = b64decode(secret.removeprefix(_PREFIX))
    signature = b64encode(hmac.digest(key, f"{call_id}.{at}.".encode() + body, "sha256")).decode()
    return {"webhook-id": str(call_id), "webhook-timestamp": at, "webhook-signature": f"v1,{signature}"}


def _hides_another(address: Address) -> bool:
    """Whether an IPv4 address stands in it, which somebody on the way may go to."""
    return isinstance(address, IPv6Address) and (
        address.ipv4_mapped is not None
        or address.sixtofour is not None
        or address.teredo is not None
        or any(address in network for network in _TRANSLATED)
    )


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None
