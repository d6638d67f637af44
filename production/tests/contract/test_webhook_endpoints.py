"""The webhooks as providers know them: who is believed, who waits, and what is published."""

from __future__ import annotations

import pytest

from production.schemas.envelope import GmailNotification
from production.tests.support.api import PUSH_TOKEN, System
from production.tests.support.calls import envelope, push, signed, whatsapp


async def test_who_is_refused_too_often_waits_and_the_provider_is_not_locked_out_by_its_own_success(
    system: System,
) -> None:
    form = whatsapp("Hello")

    async def post(headers: dict[str, str]) -> int:
        return (await system.api.post("/webhooks/whatsapp", data=form, headers=headers)).status_code

    assert [await post(signed(form)) for _ in range(10)] == [200] * 10
    assert [await post({}) for _ in range(9)] == [403] * 8 + [429]
    assert await post(signed(form)) == 200


async def test_after_many_forged_pushes_a_genuine_one_is_taken(system: System) -> None:
    async def post(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return (await system.api.post("/webhooks/gmail", json=push(), headers=headers)).status_code

    assert [await post("forged") for _ in range(10)] == [403] * 8 + [429] * 2
    assert await post(PUSH_TOKEN) == 200


async def test_a_signed_whatsapp_message_is_accepted(system: System) -> None:
    form = whatsapp("How do I invite people?")
    answer = await system.api.post("/webhooks/whatsapp", data=form, headers=signed(form))
    message = envelope(system)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
    assert (message.event_id, message.key) == (f"whatsapp:{form['MessageSid']}", "+12025550101")


@pytest.mark.parametrize("headers", [{}, {"X-Twilio-Signature": "forged"}])
async def test_unsigned_whatsapp_messages_are_refused(system: System, headers: dict[str, str]) -> None:
    answer = await system.api.post("/webhooks/whatsapp", data=whatsapp(), headers=headers)
    assert (answer.status_code, answer.json()["error"], system.broker.published) == (403, "forbidden", [])


async def test_a_signed_message_without_sid_names_the_field(system: System) -> None:
    form = whatsapp(MessageSid="")
    answer = await system.api.post("/webhooks/whatsapp", data=form, headers=signed(form))
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "MessageSid")


async def test_delivery_reports_need_a_signature_too(system: System) -> None:
    report = {"MessageSid": "SM" + "2" * 32, "MessageStatus": "delivered"}
    path = "/webhooks/whatsapp/status"
    refused = await system.api.post(path, data=report)
    accepted = await system.api.post(path, data=report, headers=signed(report, path))
    assert (refused.status_code, accepted.status_code) == (403, 204)


async def test_a_push_of_our_subscription_becomes_a_notification(system: System) -> None:
    answer = await system.api.post("/webhooks/gmail", json=push(), headers={"Authorization": f"Bearer {PUSH_TOKEN}"})
    notification = envelope(system)
    assert isinstance(notification, GmailNotification)
    assert answer.status_code == 200
    assert (notification.mailbox, notification.history_id) == ("support@techcorp.example", 42)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer forged"}, {"Authorization": "Basic x"}])
async def test_other_pushes_are_refused(system: System, headers: dict[str, str]) -> None:
    answer = await system.api.post("/webhooks/gmail", json=push(), headers=headers)
    assert (answer.status_code, system.broker.published) == (403, [])


async def test_a_push_without_mailbox_names_the_field(system: System) -> None:
    headers = {"Authorization": f"Bearer {PUSH_TOKEN}"}
    answer = await system.api.post("/webhooks/gmail", json=push(mailbox=""), headers=headers)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "message.data.emailAddress")
