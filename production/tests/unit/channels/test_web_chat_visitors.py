"""Who sits at the other end of a chat: tokens of ours and of the host site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.web_chat.settings import ChatSettings
from production.channels.web_chat.visitors import (
    AUDIENCE,
    RENEWED_FOR,
    USED_FOR,
    Visitor,
    anonymous,
    identified,
    session_token,
    visitor_of,
)
from production.schemas.errors import InvalidInput, Unauthenticated
from production.schemas.ids import IdentifierKind, Proof

HOST, OURS = "0123456789abcdef" * 4, "fedcba9876543210" * 4
NOW = datetime.now(UTC)
CLAIMS = {"sub": "u-17", "aud": AUDIENCE, "exp": NOW + timedelta(days=1), "name": "Ada\nLovelace"}


def token(secret: str = HOST, algorithm: str = "HS256", **changes: Any) -> str:
    claims = {name: value for name, value in (CLAIMS | changes).items() if value is not None}
    return jwt.encode(claims, secret, algorithm)


def test_the_same_user_is_the_same_conversation_and_no_other_one() -> None:
    first, again, other = (identified(HOST, token(sub=sub)) for sub in ("u-17", "u-17", "u-18"))
    assert first.key == again.key != other.key
    assert (first.sender.kind, first.sender.value, first.name) == (IdentifierKind("web_user"), "u-17", "Ada Lovelace")


@pytest.mark.parametrize(("verified", "kind"), [(True, IdentifierKind.EMAIL), (False, IdentifierKind("web_user"))])
def test_only_a_verified_address_is_an_identity(*, verified: bool, kind: IdentifierKind) -> None:
    sender = identified(HOST, token(email="Ada@Example.com", email_verified=verified)).sender
    assert (sender.kind, sender.proof) == (kind, Proof.PROVEN)
    assert sender.value == ("ada@example.com" if verified else "u-17")


@pytest.mark.parametrize(
    ("forged", "why"),
    [
        (token(secret=OURS), "signature"),
        (token(exp=NOW - timedelta(seconds=1)), "too old"),
        (token(aud="another"), "aud"),
        (token(exp=None), "exp"),
        (token(sub=None), "sub"),
        (token(sub="two words"), "sub"),
        (token(secret="", algorithm="none"), "alg"),
        (token(email="nobody", email_verified=True), "email"),
        ("a.b.c", "needs sub"),
        ("", "needs sub"),
    ],
)
def test_who_is_not_named_rightly_is_told_why(forged: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        identified(HOST, forged)


def test_without_a_secret_nobody_is_identified() -> None:
    with pytest.raises(InvalidInput, match="CHAT_IDENTITY_SECRET"):
        identified(None, token())


def test_a_session_keeps_the_visitor() -> None:
    visitor = identified(HOST, token(email="ada@example.com", email_verified=True))
    assert visitor_of(OURS, session_token(OURS, visitor, NOW)).sender == visitor.sender


def test_a_session_that_is_too_old_opens_nothing_and_is_renewed_for_a_while() -> None:
    visitor = anonymous()
    old = session_token(OURS, visitor, NOW - USED_FOR - timedelta(minutes=1))
    with pytest.raises(Unauthenticated, match="too old"):
        visitor_of(OURS, old)
    assert visitor_of(OURS, old, leeway=RENEWED_FOR).key == visitor.key
    ancient = session_token(OURS, visitor, NOW - USED_FOR - RENEWED_FOR - timedelta(minutes=1))
    with pytest.raises(Unauthenticated):
        visitor_of(OURS, ancient, leeway=RENEWED_FOR)


@given(st.text() | st.sampled_from([token(), session_token(HOST, Visitor(key="0" * 32), NOW)]))
def test_no_other_token_is_a_session(forged: str) -> None:
    with pytest.raises(Unauthenticated):
        visitor_of(OURS, forged)


@pytest.mark.parametrize(
    "origin", ["*", "example.com", "https://", "https://a.example/", "https://*.a.example", "ftp://a"]
)
def test_what_is_no_origin_ends_the_start(origin: str) -> None:
    with pytest.raises(ValueError, match="chat_origins"):
        ChatSettings(chat_origins=f'["{origin}"]')  # type: ignore[arg-type]
