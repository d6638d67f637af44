from __future__ import annotations

import base64
import contextlib
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, jwt
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.gmail.verify import PushVerifier, parse_push
from production.schemas.errors import Forbidden, InvalidInput

NOW = datetime(2026, 3, 3, tzinfo=UTC)
AUDIENCE, ACCOUNT = "https://support.example/push", "push@project.example"
CLAIMS = {"iss": "https://accounts.google.com", "aud": AUDIENCE, "email": ACCOUNT, "email_verified": True}
Sign = Callable[..., str]
"""A signed token with other claims."""


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def certificate(key: rsa.RSAPrivateKey) -> str:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    start = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = builder.serial_number(1).not_valid_before(start).not_valid_after(start + timedelta(days=30))
    signed = dated.sign(key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture(scope="module")
def sign(key: rsa.RSAPrivateKey) -> Sign:
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    signer = crypt.RSASigner.from_string(pem, key_id="k1")  # type: ignore[no-untyped-call] # google-auth has no annotations

    def signed(**changes: object) -> str:
        claims = CLAIMS | {"iat": int(time.time()), "exp": int(time.time()) + 600} | changes
        said = {name: value for name, value in claims.items() if value is not None}
        token: bytes = jwt.encode(signer, said)  # type: ignore[no-untyped-call] # google-auth has no annotations
        return f"Bearer {token.decode()}"

    return signed


@pytest.fixture
def verify(certificate: str) -> PushVerifier:
    return PushVerifier(
        token="shared", audience=AUDIENCE, service_account=ACCOUNT, certificates=lambda: {"k1": certificate}
    )


def test_shared_token(verify: PushVerifier) -> None:
    verify("Bearer shared")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "shared", "Basic shared", "Bearer sharedx", "Bearer a.b.c"]
)
def test_wrong_token(verify: PushVerifier, header: str | None) -> None:
    with pytest.raises(Forbidden):
        verify(header)


def test_nothing_configured_lets_nobody_in() -> None:
    with pytest.raises(Forbidden):
        PushVerifier()("Bearer x")


@pytest.mark.parametrize("issuer", ["https://accounts.google.com", "accounts.google.com"])
def test_signed_token(verify: PushVerifier, sign: Sign, issuer: str) -> None:
    verify(sign(iss=issuer))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "https://other.example"},
        {"aud": None},
        {"email": "other@project.example"},
        {"email": None},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"exp": 1},
        {"exp": None},
        {"iat": 99999999999},
    ],
)
def test_signed_token_with_a_wrong_claim(verify: PushVerifier, sign: Sign, changes: dict[str, object]) -> None:
    with pytest.raises(Forbidden):
        verify(sign(**changes))


def test_token_of_an_unknown_key(sign: Sign, certificate: str) -> None:
    verifier = PushVerifier(audience=AUDIENCE, service_account=ACCOUNT, certificates=lambda: {"k2": certificate})
    with pytest.raises(Forbidden):
        verifier(sign())


def test_tampered_token(verify: PushVerifier, sign: Sign) -> None:
    head, body, signature = sign().split(".")
    changed = (
        base64.urlsafe_b64encode(json.dumps(CLAIMS | {"iat": 1, "exp": 99999999999}).encode()).decode().rstrip("=")
    )
    with pytest.raises(Forbidden):
        verify(f"{head}.{changed}.{signature}")
    assert body != changed


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 50_000, b"9" * 100_000])
def test_no_part_of_a_token_is_too_deep_or_too_long(
    verify: PushVerifier, sign: Sign, part: int, content: bytes
) -> None:
    parts = sign().split(".")
    parts[part] = ("Bearer " if part == 0 else "") + base64.urlsafe_b64encode(content).decode()
    with pytest.raises(Forbidden):
        verify(".".join(parts))


@given(st.text())
def test_no_header_breaks_the_check(header: str) -> None:
    with pytest.raises(Forbidden):
        PushVerifier(token="shared", audience="a", service_account="b", certificates=dict)(header)


def push(data: object, /, **message: object) -> bytes:
    coded = base64.b64encode(json.dumps(data).encode()).decode()
    return json.dumps({"message": {"data": coded, "messageId": "77"} | message, "subscription": "s"}).encode()


@pytest.mark.parametrize("history_id", [1234, "1234"])
def test_push(history_id: int | str) -> None:
    parsed = parse_push(push({"emailAddress": "Support@TechCorp.example", "historyId": history_id}), received_at=NOW)
    assert (parsed.event_id, parsed.mailbox, parsed.history_id) == ("gmail-push:77", "support@techcorp.example", 1234)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "body"),
        (b"[1]", "body"),
        (b"\xff", "body"),
        (b"[" * 100_000, "body"),
        (b'{"message": 1}', "message"),
        (push({}, messageId=None), "message.messageId"),
        (push({}, data=None), "message.data"),
        (push({}, data="%%%"), "message.data"),
        (push([1]), "message.data"),
        (push({"historyId": 1}), "message.data.emailAddress"),
        (push({"emailAddress": "a@b", "historyId": -1}), "message.data.historyId"),
        (push({"emailAddress": "a@b", "historyId": True}), "message.data.historyId"),
        (push({"emailAddress": "a@b", "historyId": 2**63}), "message.data.historyId"),
        (push({"emailAddress": "a@b", "historyId": "²"}), "message.data.historyId"),
    ],
)
def test_malformed_push(body: bytes, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_push(body, received_at=NOW)
    assert caught.value.field == field


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    st.binary()
    | st.builds(
        lambda data, message: push(data, **message),
        _JSON,
        st.dictionaries(st.sampled_from(["data", "messageId"]), _JSON),
    )
)
def test_no_push_raises_anything_else(body: bytes) -> None:
    with contextlib.suppress(InvalidInput):
        assert parse_push(body, received_at=NOW).mailbox
