"""Meta's signature, its handshake, and batches in which anything may be wrong."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from production.channels.messenger.channel import CHANNEL
from production.channels.meta.messaging import Messaging
from production.channels.meta.verify import MetaSignature
from production.channels.whatsapp.cloud.parse import read as read_whatsapp
from production.channels.whatsapp.cloud.provider import CloudSettings
from production.lab.local.providers.graph_webhooks import body_of, signature_of
from production.schemas.errors import ConfigurationError, Forbidden
from production.schemas.ids import IdentifierKind
from production.tests.unit.channels import meta_batches as batches

SECRET, TOKEN = "0123456789abcdef", "fedcba9876543210"
NOW = datetime(2026, 3, 3, tzinfo=UTC)
SIGNATURE = MetaSignature(SECRET, TOKEN)
read_messenger = Messaging(CHANNEL.name, IdentifierKind("messenger_user")).read


def app(**changes: Any) -> CloudSettings:
    told: dict[str, Any] = {
        "meta_app_id": "670843887433847",
        "meta_app_secret": SecretStr(SECRET),
        "meta_verify_token": SecretStr(TOKEN),
    }
    return CloudSettings(_env_file=None, **told | changes)  # type: ignore[call-arg] # its types do not say so


@pytest.mark.parametrize("text", ["Grüße", "🎉 schön", "a@b.example", "https://x.example/a/b", "\u2028", 'say "hi"\\'])
def test_what_meta_signed_is_believed_byte_for_byte(text: str) -> None:
    body = body_of(batches.whatsapp(messages=[batches.said(text)]))
    SIGNATURE.check(body, signature_of(SECRET, body))
    [message] = read_whatsapp(json.loads(body), NOW, "")
    assert body.isascii()
    assert message.text == text.strip("\u2028")  # type: ignore[union-attr]


@pytest.mark.parametrize("body", [b'{"a": "\\u00E4"}', '{"a":"ä"}'.encode(), b'{"a":"\\u00e4"} ', b""])
def test_the_same_json_in_other_bytes_is_not(body: bytes) -> None:
    with pytest.raises(Forbidden):
        SIGNATURE.check(body, signature_of(SECRET, b'{"a":"\\u00e4"}'))


@pytest.mark.parametrize("signature", [None, "", "sha256=", "sha1=00", "sha256=" + "0" * 64, "sha256=ä"])
def test_a_missing_or_strange_signature_is_refused(signature: str | None) -> None:
    with pytest.raises(Forbidden):
        SIGNATURE.check(b"{}", signature)


def test_a_signature_of_another_app_is_refused() -> None:
    other = hmac.digest(b"another-secret", b"{}", "sha256").hex()
    with pytest.raises(Forbidden):
        SIGNATURE.check(b"{}", f"sha256={other}")


def test_the_handshake_hears_its_challenge() -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": TOKEN, "hub.challenge": "1158201444"}
    assert SIGNATURE.challenge(asked) == "1158201444"


@pytest.mark.parametrize(
    "asked", [{}, {"hub.verify_token": "x"}, {"hub.mode": "unsubscribe", "hub.verify_token": TOKEN}]
)
def test_a_handshake_of_strangers_hears_nothing(asked: dict[str, str]) -> None:
    with pytest.raises(Forbidden):
        SIGNATURE.challenge({"hub.mode": "subscribe", "hub.challenge": "1"} | asked)


@pytest.mark.parametrize("missing", ["meta_app_secret", "meta_verify_token"])
def test_without_a_secret_it_does_not_start(missing: str) -> None:
    with pytest.raises(ConfigurationError, match=missing.upper()):
        MetaSignature.of(app(**{missing: SecretStr("")}))


def test_without_an_app_there_is_nothing_to_check() -> None:
    assert MetaSignature.of(app(meta_app_id="", meta_app_secret=None)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "entry",
                    "changes",
                    "messaging",
                    "standby",
                    "value",
                    "field",
                    "messages",
                    "statuses",
                    "message_echoes",
                    "metadata",
                    "contacts",
                    "from",
                    "id",
                    "type",
                    "text",
                    "body",
                    "sender",
                    "recipient",
                    "message",
                    "mid",
                    "is_echo",
                    "attachments",
                    "payload",
                    "url",
                    "coordinates",
                    "lat",
                    "long",
                    "delivery",
                    "mids",
                    "read",
                    "watermark",
                    "reaction",
                    "postback",
                    "title",
                    "timestamp",
                    "leadgen_id",
                    "form_id",
                    "location",
                    "latitude",
                    "interactive",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@given(JSON)
def test_nothing_that_comes_can_break_a_reader(anything: Any) -> None:
    for reader in (read_whatsapp, read_messenger):
        list(reader(anything, NOW, "1"))


@given(JSON, JSON)
def test_a_broken_neighbour_costs_nobody_their_message(before: Any, after: Any) -> None:
    good = batches.whatsapp(messages=[before, batches.said(), after], statuses=[before, after])
    good["entry"] = [before, *good["entry"], after]
    assert "whatsapp:wamid.1" in [getattr(each, "event_id", "") for each in read_whatsapp(good, NOW, "")]
    page = batches.page(before, batches.event(message={"mid": "m_1", "text": "Hi"}), after)
    assert "messenger:m_1" in [getattr(each, "event_id", "") for each in read_messenger(page, NOW, "")]
