"""Calls to the api as its callers make them, and what they publish."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from twilio.request_validator import RequestValidator

from production.database.pool import Database
from production.schemas.envelope import AnyEnvelope
from production.schemas.topics import Topics
from production.stream.codec import decode
from production.tests.support.api import AUTH_TOKEN, System, serving

TOPICS = Topics()
FORM = {
    "name": "Lisa Chen",
    "email": "lisa.chen@example.com",
    "subject": "How to set up automations?",
    "category": "how_to",
    "message": "I just upgraded to Starter and want to set up a Slack notification automation.",
}


@pytest.fixture
async def system(database: Database) -> AsyncIterator[System]:
    async with serving(database) as system:
        yield system


def whatsapp(body: str = "Hello", **changes: str) -> dict[str, str]:
    return {
        "MessageSid": "SM" + "1" * 32,
        "AccountSid": "AC" + "1" * 32,
        "From": "whatsapp:+12025550101",
        "To": "whatsapp:+14155551000",
        "Body": body,
        "NumMedia": "0",
        "ProfileName": "Ada",
    } | changes


def signed(form: dict[str, str], path: str = "/webhooks/whatsapp") -> dict[str, str]:
    url = f"https://support.techcorp.example/api/v1{path}"
    return {"X-Twilio-Signature": RequestValidator(AUTH_TOKEN).compute_signature(url, form)}


def push(mailbox: str = "Support@TechCorp.example", history_id: int = 42) -> dict[str, Any]:
    data = json.dumps({"emailAddress": mailbox, "historyId": history_id}).encode()
    return {"message": {"data": base64.b64encode(data).decode(), "messageId": "m1"}, "subscription": "s"}


def envelope(system: System) -> AnyEnvelope:
    [(_, value)] = system.broker.published
    return decode(value)
