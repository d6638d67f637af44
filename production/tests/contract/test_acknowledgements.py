"""Every acknowledgement is measured for its channel, by what the sender heard."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from prometheus_client import REGISTRY

from production.tests.support.api import PUSH_TOKEN, System
from production.tests.support.calls import FORM

_PUSH = base64.b64encode(json.dumps({"emailAddress": "support@techcorp.example", "historyId": 7}).encode()).decode()
_ACCEPTED: dict[str, tuple[str, dict[str, Any]]] = {
    "web_form": ("/support/form", {"json": FORM}),
    "email": (
        "/webhooks/gmail",
        {
            "json": {"message": {"data": _PUSH, "messageId": "1"}},
            "headers": {"Authorization": f"Bearer {PUSH_TOKEN}"},
        },
    ),
}


def counted(channel: str, outcome: str) -> float:
    return REGISTRY.get_sample_value("fte_ack_seconds_count", {"channel": channel, "outcome": outcome}) or 0.0


@pytest.mark.parametrize("channel", _ACCEPTED)
async def test_what_was_accepted(system: System, channel: str) -> None:
    path, request = _ACCEPTED[channel]
    before = counted(channel, "accepted")
    await system.api.post(path, **request)
    assert counted(channel, "accepted") - before == 1


@pytest.mark.parametrize(
    ("channel", "path"),
    [("email", "/webhooks/gmail"), ("whatsapp", "/webhooks/whatsapp"), ("web_form", "/support/form")],
)
async def test_what_was_refused(system: System, channel: str, path: str) -> None:
    before = counted(channel, "refused")
    await system.api.post(path, data={"MessageSid": "SM1"})
    assert counted(channel, "refused") - before == 1


async def test_what_failed_by_our_fault(system: System) -> None:
    before = counted("web_form", "failed")
    system.broker.away = True
    async with system.database.connection() as connection:
        await connection.execute("alter table intake_spill rename to elsewhere")
    await system.api.post("/support/form", json=FORM)
    assert counted("web_form", "failed") - before == 1
