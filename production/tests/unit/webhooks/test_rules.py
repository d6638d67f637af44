"""Where we call, and how a call proves that it is ours."""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.webhooks.model import Due
from production.areas.webhooks.rules import body_of, is_public, new_signing_secret, require_callable, signed_headers
from production.schemas.errors import InvalidInput
from production.schemas.site import Site

INSIDE = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
    "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::1/128", "::/128", "fc00::/7", "fe80::/10", "ff00::/8",
    "::ffff:0:0/96", "64:ff9b::/96", "2002::/16", "2001::/32",
]  # fmt: skip
CALL = UUID("6f0b1f0e-0000-4000-8000-000000000001")
DUE = Due(CALL, "sla_breached", "TKT-0001", datetime(2026, 11, 30, tzinfo=UTC), "https://hooks.example.com", "")


@given(st.sampled_from(INSIDE).map(ip_network), st.data())
def test_nothing_inside_a_network_is_of_the_world(network: object, data: st.DataObject) -> None:
    assert not is_public(data.draw(st.ip_addresses(network=str(network))))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_world_is(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_in_the_clothes_of_another_is_not(address: IPv4Address) -> None:
    high, low = divmod(int(address), 65536)
    for hidden in (f"::ffff:{address}", f"64:ff9b::{address}", f"2002:{high:x}:{low:x}::"):
        assert not is_public(IPv6Address(hidden))


REFUSED = [
    "http://hooks.example.com/", "ftp://hooks.example.com/", "https://", "hooks.example.com", "https://user@hooks.example.com/",
    "https://user:secret@hooks.example.com/", "https://hooks.example.com:port/", "https://[::1", "https://localhost/",
    "https://a.localhost/", "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/", "https://169.254.169.254/latest/",
    "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "javascript:alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_inside_or_can_be_read_on_the_way_is_not_called(url: str) -> None:
    with pytest.raises(InvalidInput, match="url: "):
        require_callable(url, at_home=False)


@pytest.mark.parametrize(
    "url", ["https://hooks.example.com/a?b=c", "https://hooks.example.com:8443/", "https://93.184.215.14/"]
)
def test_what_the_world_reaches_is_called(url: str) -> None:
    require_callable(url, at_home=False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/", "http://localhost:9000/", "http://[::1]:9000/"])
def test_at_home_a_program_of_this_machine_is_called(url: str) -> None:
    require_callable(url, at_home=True)


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://hooks.example.com/", "https://192.168.0.1/"])
def test_at_home_is_no_other_machine(url: str) -> None:
    with pytest.raises(InvalidInput):
        require_callable(url, at_home=True)


@given(st.binary(max_size=200), st.integers(0, 2**33))
def test_who_holds_the_secret_can_check_a_call(body: bytes, second: int) -> None:
    """As the specification says it, by hand."""
    secret, now = new_signing_secret(), datetime.fromtimestamp(second, UTC)
    headers = signed_headers(secret, CALL, now, body)
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = b64encode(hmac.digest(b64decode(secret[6:]), said, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == str(second)


def test_the_example_of_the_specification() -> None:
    now = datetime.fromtimestamp(1614265330, UTC)
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    headers = signed_headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", now, body)  # type: ignore[arg-type]  # theirs
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_call_tells_the_number_and_where_it_leads() -> None:
    told = json.loads(body_of(DUE, Site("TechCorp", "https://support.example.com", "example.com")))
    assert told == {
        "type": "sla_breached",
        "timestamp": "2026-11-30T00:00:00+00:00",
        "data": {"ticket": "TKT-0001", "url": "https://support.example.com/console/inbox/TKT-0001/"},
    }
