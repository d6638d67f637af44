"""What a provider says, as a forger would have it."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from production.tests.support.api import System
from production.tests.support.oidc import Claims, Provider, new_key, signed
from production.tests.support.people import Person
from production.tests.support.sign_on import refused, sign_in, told, who

FORGED: dict[str, Claims] = {
    "nonce of another": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "for another client": {"aud": "another"},
    "for another client as well": {"aud": ["crm", "another"]},
    "for nobody": {"aud": None},
    "by another issuer": {"iss": "https://accounts.evil.example"},
    "by nobody": {"iss": None},
    "too old": {"exp": 1_700_000_000},
    "without an end": {"exp": None},
    "of the future": {"iat": int(time.time()) + 3600},
    "about nobody": {"sub": None},
    "about no text": {"sub": ["1"]},
}


@pytest.mark.usefixtures("mia")
@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
async def test_a_token_that_is_no_answer_to_us_is_refused(system: System, provider: Provider, claims: Claims) -> None:
    provider.claims |= claims
    assert await refused(system)


def encoded(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def unsigned(_: Provider, claims: Claims) -> str:
    head = encoded(b'{"alg":"none"}')
    return f"{head}.{encoded(json.dumps(claims).encode())}."


def by_public_key(provider: Provider, claims: Claims) -> str:
    """With what everybody can fetch, as if it were a secret that two share; by hand, for the library refuses to."""
    head = json.dumps({"alg": "HS256", "kid": provider.key.kid}).encode()
    said = f"{encoded(head)}.{encoded(json.dumps(claims).encode())}"
    return f"{said}.{encoded(hmac.digest(provider.key.as_pem(private=False), said.encode(), 'sha256'))}"


def by_client_secret(provider: Provider, claims: Claims) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key("a secret of the two"), ["HS256"])


def by_another_key(provider: Provider, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": provider.key.kid}, claims, new_key())


def bent(provider: Provider, claims: Claims) -> str:
    head, _, signature = signed(provider, claims).split(".")
    return f"{head}.{encoded(json.dumps(claims | {'sub': '9'}).encode())}.{signature}"


@pytest.mark.usefixtures("mia")
@pytest.mark.parametrize("sign", [unsigned, by_public_key, by_client_secret, by_another_key, bent, lambda *_: "?"])
async def test_a_token_that_the_provider_did_not_sign_is_refused(system: System, provider: Provider, sign: Any) -> None:
    provider.sign = sign
    assert await refused(system)


async def test_keys_may_change_between_two_sign_ins(system: System, mia: Person, provider: Provider) -> None:
    for _ in range(2):
        provider.key = new_key()
        assert told(await sign_in(system)) == {"next": ["/inbox/"]}
        assert await who(system) == mia.email
