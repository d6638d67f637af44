"""Pods of two releases run side by side: each reads what the other wrote."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from production.schemas.envelope import (
    SCHEMA_VERSION,
    AnyEnvelope,
    Envelope,
    InboundMessage,
    Machine,
    MessageKind,
)
from production.schemas.errors import InvalidInput
from production.stream.codec import decode
from production.tests.builders import chat, form, mail

FIRST_MESSAGE = {
    "type": "inbound_message",
    "schema_version": 1,
    "event_id": "whatsapp:SM1",
    "channel": "whatsapp",
    "key": "whatsapp:+12025550100",
    "received_at": "2026-01-31T12:00:00Z",
    "sender": {"kind": "phone", "value": "+12025550100", "proof": "proven"},
    "text": "Hello",
}
FIRST_NOTIFICATION = {
    "type": "gmail_notification",
    "schema_version": 1,
    "event_id": "gmail:1",
    "mailbox": "support@techcorp.example",
    "history_id": 7,
    "received_at": "2026-01-31T12:00:00Z",
}
"""The least that version 1 ever wrote: these two never change."""


def read(written: dict[str, Any]) -> AnyEnvelope:
    adapter: TypeAdapter[AnyEnvelope] = TypeAdapter(Envelope)
    return adapter.validate_json(json.dumps(written))


@pytest.mark.parametrize("written", [FIRST_MESSAGE, FIRST_NOTIFICATION], ids=["message", "notification"])
def test_what_version_1_wrote_can_be_read(written: dict[str, Any]) -> None:
    assert read(written).event_id == written["event_id"]


@pytest.mark.parametrize("ours", [chat(), mail(), form()], ids=["chat", "mail", "form"])
def test_what_the_next_release_adds_is_skipped(ours: InboundMessage) -> None:
    newer = json.loads(ours.model_dump_json()) | {"schema_version": SCHEMA_VERSION + 1, "mood": {"of": "tomorrow"}}
    newer["sender"]["shoe_size"] = 42
    assert read(newer) == ours.model_copy(update={"schema_version": SCHEMA_VERSION + 1})


def test_a_kind_of_message_that_is_not_known_yet_goes_to_a_person() -> None:
    message = read(FIRST_MESSAGE | {"kind": "hologram"})
    assert isinstance(message, InboundMessage)
    assert message.kind is MessageKind.UNREADABLE


def test_a_kind_of_machine_that_is_not_known_yet_gets_no_answer() -> None:
    message = read(FIRST_MESSAGE | {"machine": "toaster"})
    assert isinstance(message, InboundMessage)
    assert message.machine is Machine.AUTO_REPLY


def test_a_channel_that_is_not_known_yet_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match=r"^channel: must be one of email, "):
        decode(json.dumps(FIRST_MESSAGE | {"channel": "hologram"}).encode())
