"""What limits count by: one caller is one bucket, however the address is written."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from production.api.callers import network_of, own_page
from production.schemas.errors import Forbidden


def caller(host: str | None) -> HTTPConnection:
    return HTTPConnection({"type": "http", "client": (host, 1) if host else None})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff"),
        ("2001:db8:0:1::1", "2001:DB8:0:1:0:0:0:2"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::2%eth1"),
    ],
)
def test_the_same_caller(one: str, other: str) -> None:
    assert network_of(caller(one)) == network_of(caller(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192.0.2.1", "192.0.2.2"),
        ("2001:db8:0:1::1", "2001:db8:0:2::1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2"),
        ("a proxy", "another proxy"),
    ],
)
def test_different_callers(one: str, other: str) -> None:
    assert network_of(caller(one)) != network_of(caller(other))


@pytest.mark.parametrize("origin", ["http://[", "null", "https://evil.example"])
def test_no_other_origin_passes_for_our_own(origin: str) -> None:
    headers = [(b"host", b"help.techcorp.example"), (b"origin", origin.encode())]
    with pytest.raises(Forbidden):
        own_page(HTTPConnection({"type": "http", "headers": headers}), "https://help.techcorp.example")


def test_a_caller_without_address_is_counted_too() -> None:
    assert network_of(caller(None)) == "unknown"
