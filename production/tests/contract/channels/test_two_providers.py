"""Twilio and Meta side by side: who sends what has no line."""

from __future__ import annotations

from uuid import uuid4

import pytest

from production.bootstrap.providers import Providers
from production.schemas.delivery import OutboundMessage, SendStatus
from production.schemas.errors import ConfigurationError
from production.schemas.ids import Channel
from production.settings import Settings

BOTH = {
    "TWILIO_ACCOUNT_SID": "AC1",
    "TWILIO_AUTH_TOKEN": "twilio-token",
    "TWILIO_WHATSAPP_FROM": "whatsapp:+14155551000",
    "TWILIO_API_URL": "http://127.0.0.1:9",
    "META_APP_ID": "1",
    "META_APP_SECRET": "0123456789abcdef",
    "META_GRAPH_URL": "http://127.0.0.1:9",
    "WHATSAPP_CLOUD_TOKEN": "token",
    "WHATSAPP_CLOUD_NUMBER": "+14155552000",
    "WHATSAPP_CLOUD_NUMBER_ID": "1",
}


def providers(monkeypatch: pytest.MonkeyPatch, **changes: str) -> Providers:
    for name, value in {**BOTH, **changes}.items():
        monkeypatch.setenv(name, value)
    return Providers(Settings(_env_file=None))  # type: ignore[call-arg] # pydantic takes it, its types do not say so


@pytest.mark.parametrize(
    ("line", "reason"),
    [(None, "ConnectionError"), ("+14155551000", "ConnectionError"), ("+14155552000", "ConnectError")],
)
async def test_what_has_no_line_leaves_by_the_provider_that_was_there_first(
    monkeypatch: pytest.MonkeyPatch, line: str | None, reason: str
) -> None:
    client = providers(monkeypatch).clients()[Channel.WHATSAPP]
    sent = await client.send(OutboundMessage(uuid4(), Channel.WHATSAPP, "+12025550101", "Hi", "ours", line=line))
    assert (sent.status, sent.reason) == (SendStatus.RETRY, reason)


def test_the_same_number_at_both_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="configured for whatsapp too"):
        _ = providers(monkeypatch, WHATSAPP_CLOUD_NUMBER="+14155551000").by_channel
