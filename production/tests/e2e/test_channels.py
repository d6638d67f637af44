"""A customer writes, the answer arrives: on every channel, through HTTP, Kafka, Postgres and the real libraries."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest

from production.lab.demo.customers import new_address
from production.lab.waiting import eventually

QUESTION = "How do I reset my password?"
ANSWER = "Forgot password?"


def _number() -> str:
    return f"+1212555{uuid4().int % 10_000:04d}"  # not the exchange that the samples use


async def _company_mails(api: httpx.AsyncClient, address: str, thread_id: str) -> list[dict[str, Any]]:
    answer = await api.get("/sandbox/email/threads", params={"address": address})
    return [
        mail
        for thread in answer.json()["threads"]
        if thread["thread_id"] == thread_id
        for mail in thread["messages"]
        if mail["direction"] == "company"
    ]


async def _replies(api: httpx.AsyncClient, phone: str) -> list[dict[str, Any]]:
    messages = (await api.get(f"/sandbox/whatsapp/chats/{phone}")).json()["messages"]
    return [message for message in messages if message["direction"] == "outbound"]


async def test_email_is_answered_in_its_thread(api: httpx.AsyncClient) -> None:
    address = new_address()
    mail = {"from_name": "Ada", "from_email": address, "subject": "Sign-in", "text": QUESTION}
    written = (await api.post("/sandbox/email", json=mail)).json()
    thread_id = written["thread_id"]
    [reply] = await eventually(lambda: _company_mails(api, address, thread_id))
    assert ANSWER in reply["text"]
    assert reply["subject"] == "Re: Sign-in"
    assert reply["headers"]["in_reply_to"] == written["message_id"]
    assert written["message_id"] in reply["headers"]["references"]


async def test_a_second_mail_in_the_thread_is_answered_too(api: httpx.AsyncClient) -> None:
    address = new_address()
    mail = {"from_name": "Ada", "from_email": address, "subject": "Sign-in", "text": QUESTION}
    thread_id = (await api.post("/sandbox/email", json=mail)).json()["thread_id"]
    await eventually(lambda: _company_mails(api, address, thread_id))
    await api.post("/sandbox/email", json=mail | {"text": "Thanks, that worked!", "thread_id": thread_id})

    async def both() -> list[dict[str, Any]] | None:
        mails = await _company_mails(api, address, thread_id)
        return mails if len(mails) == 2 else None

    assert len(await eventually(both)) == 2


async def test_whatsapp_is_answered_in_the_chat(api: httpx.AsyncClient) -> None:
    phone = _number()
    await api.post("/sandbox/whatsapp", json={"from": phone, "name": "Ada", "text": QUESTION})
    replies = await eventually(lambda: _replies(api, phone))
    assert ANSWER in replies[0]["body"]

    async def delivered() -> bool | None:
        return (await _replies(api, phone))[0]["status"] in {"delivered", "read"} or None

    await eventually(delivered)


@pytest.mark.parametrize("channel", ["whatsapp", "messenger", "instagram"])
async def test_meta_brings_questions_and_takes_answers(api: httpx.AsyncClient, channel: str) -> None:
    person = _number().removeprefix("+")
    await api.post(f"/sandbox/meta/{channel}", json={"from": person, "name": "Ada", "text": QUESTION})

    async def answered() -> list[dict[str, Any]]:
        messages = (await api.get(f"/sandbox/meta/{channel}/chats/{person}")).json()["messages"]
        return [message for message in messages if message["direction"] == "outbound"]

    assert ANSWER in (await eventually(answered))[0]["body"]


async def test_a_form_is_answered_on_its_status_page(api: httpx.AsyncClient) -> None:
    form = {
        "name": "Lisa Chen",
        "email": "lisa.chen@example.com",
        "subject": "How to set up automations?",
        "category": "how_to",
        "message": "I just upgraded to Starter and want to set up a Slack notification automation.",
    }
    receipt = (await api.post("/support/form", json=form)).json()
    number, token = receipt["ticket_id"], receipt["access_token"]

    async def answered() -> dict[str, Any] | None:
        ticket = (await api.get(f"/tickets/{number}", headers={"X-Access-Token": token})).json()
        return ticket if ticket["responses"] else None

    ticket = await eventually(answered)
    assert "Slack" in ticket["responses"][0]["content"]
    assert ticket["status"] == "waiting_customer"
    stranger = (await api.get(f"/tickets/{number}")).json()
    assert (stranger["access"], stranger["messages"], stranger["subject"]) == ("status_only", [], None)


async def test_refunds_go_to_billing_and_the_customer_hears_so(api: httpx.AsyncClient) -> None:
    phone = _number()
    await api.post("/sandbox/whatsapp", json={"from": phone, "name": "Ada", "text": "I want a refund for last month."})
    replies = await eventually(lambda: _replies(api, phone))
    assert "billing team" in replies[0]["body"]


_WRITTEN = "email", "whatsapp", "messenger", "instagram", "web_form"
"""What the tests before have written on."""


async def test_channel_figures_count_what_happened(api: httpx.AsyncClient) -> None:
    async def counted() -> dict[str, Any] | None:
        answer = await api.get("/metrics/channels")
        if answer.is_error:  # whoever looks often is asked to wait
            return None
        channels = answer.json()["channels"]
        complete = all(channels[name]["message_count"] for name in _WRITTEN) and channels["whatsapp"]["escalated"]
        return answer.json() if complete else None

    assert (await eventually(counted))["thresholds"] == {"escalation_rate": 0.25, "response_latency_ms": 3000.0}


async def test_health_sees_every_component(api: httpx.AsyncClient) -> None:
    async def healthy() -> dict[str, Any] | None:
        health = (await api.get("/health")).json()
        return health if health["status"] == "healthy" else None

    health = await eventually(healthy)
    of_meta = {"whatsapp_cloud", "messenger", "instagram"}
    others = {"database", "kafka", "gmail", "whatsapp", "sms", "agent", "mailboxes", "messages"}
    assert set(health["components"]) == others | of_meta
