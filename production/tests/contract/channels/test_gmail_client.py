"""The Gmail client against the local provider, through Google's own library."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.email.gmail.model import HistoryExpired
from production.channels.email.parse import to_inbound
from production.channels.email.render import new_message_id
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.envelope import EmailThread
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.tests.contract.providers.playground import MAILBOX, Playground, new_address
from production.tests.support.channels import gmail_at

JUST_NOW = datetime.now(UTC)


def reply(**changes: Any) -> OutboundMessage:
    fields = {"recipient": new_address(), "text": "Hello Grüße", "subject": "Export"}
    return OutboundMessage(
        id=uuid4(), channel=Channel.EMAIL, correlation_id=new_message_id("t.example"), **(fields | changes)
    )


def copies(ground: Playground, message: OutboundMessage) -> int:
    found = ground.gmail.users().messages().list(userId="me", q=f"rfc822msgid:{message.correlation_id}").execute()
    return len(found.get("messages", []))


async def test_a_reply_lands_in_its_thread(ground: Playground, gmail: GmailClient) -> None:
    customer = new_address()
    mail = ground.email(from_email=customer)
    thread = EmailThread(mailbox=MAILBOX, thread_id=mail["thread_id"], message_id=mail["message_id"])
    result = await gmail.send(reply(recipient=customer, thread=thread))
    assert result.status is SendStatus.SENT
    sent = await gmail.fetch(result.provider_id or "")
    assert sent is not None
    assert (sent.thread_id, "SENT" in sent.label_ids) == (mail["thread_id"], True)


async def test_what_was_sent_is_found_by_our_own_id(gmail: GmailClient) -> None:
    message = reply()
    result = await gmail.send(message)
    assert await gmail.find_sent(message, JUST_NOW) == [result.provider_id]


async def test_what_was_not_sent_is_not_found(gmail: GmailClient) -> None:
    assert await gmail.find_sent(reply(), JUST_NOW) == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"mode": "status", "status": 429, "retry_after": 7}, SendResult(SendStatus.RETRY, retry_after_s=7.0)),
        ({"mode": "status", "status": 400}, SendResult(SendStatus.FAILED)),
        ({"mode": "status", "status": 404}, SendResult(SendStatus.FAILED)),
        ({"mode": "status", "status": 503}, SendResult(SendStatus.UNKNOWN)),
        ({"mode": "drop"}, SendResult(SendStatus.UNKNOWN)),
        ({"mode": "accept_and_drop"}, SendResult(SendStatus.UNKNOWN)),
    ],
)
async def test_how_a_send_can_end(
    ground: Playground, gmail: GmailClient, fault: dict[str, Any], expected: SendResult
) -> None:
    ground.fault("gmail", "send", **fault)
    result = await gmail.send(reply())
    assert (result.status, result.retry_after_s) == (expected.status, expected.retry_after_s)


async def test_a_lost_answer_is_not_a_second_mail(ground: Playground, gmail: GmailClient) -> None:
    message = reply()
    ground.fault("gmail", "send", "accept_and_drop")
    await gmail.send(message)
    assert copies(ground, message) == 1


async def test_nobody_listens(nowhere: str) -> None:
    assert (await gmail_at(nowhere).send(reply())).status is SendStatus.RETRY


async def test_history_lists_what_arrived_since(ground: Playground, gmail: GmailClient) -> None:
    start = await gmail.profile_history_id()
    mails = [ground.email()["id"] for _ in range(3)]
    page = await gmail.history(start)
    assert list(page.message_ids) == mails
    assert (await gmail.history(page.history_id)).message_ids == ()


async def test_too_old_history(ground: Playground, gmail: GmailClient) -> None:
    start = await gmail.profile_history_id()
    ground.post("/sandbox/email/expire-history")
    with pytest.raises(HistoryExpired):
        await gmail.history(start)


async def test_recent_mails_oldest_first(ground: Playground, gmail: GmailClient) -> None:
    mails = [ground.email()["id"] for _ in range(2)]
    assert (await gmail.list_recent(2))[-2:] == mails


async def test_a_fetched_mail_parses(ground: Playground, gmail: GmailClient) -> None:
    customer = new_address()
    raw = await gmail.fetch(ground.email(from_email=customer, text="It fails ✓")["id"])
    assert raw is not None
    message = to_inbound(raw, mailbox=MAILBOX, received_at=datetime.now(UTC))
    assert (message.key, message.text, raw.label_ids[:1]) == (customer, "It fails ✓", ("INBOX",))
    assert datetime.now(UTC) - raw.internal_date < timedelta(minutes=1)


async def test_a_deleted_mail_is_none(gmail: GmailClient) -> None:
    assert await gmail.fetch("0" * 16) is None


async def test_watch_tells_where_to_start_and_when_it_ends(gmail: GmailClient) -> None:
    history_id, expires_at = await gmail.watch("projects/p/topics/t")
    assert history_id == await gmail.profile_history_id()
    assert timedelta(days=6) < expires_at - datetime.now(UTC) <= timedelta(days=7)


async def test_many_calls_at_once(ground: Playground, gmail: GmailClient) -> None:
    mails = [ground.email()["id"] for _ in range(12)]
    fetched = await asyncio.gather(*map(gmail.fetch, mails))
    assert [each.id for each in fetched if each] == mails


async def test_a_refresh_token_gets_an_access_token(ground: Playground) -> None:
    credentials = GmailCredentials(
        client_id="id", client_secret="secret", refresh_token="refresh", token_url=f"{ground.url}/token"
    )
    await GmailClient(MAILBOX, credentials, base_url=ground.url).ping()


@pytest.mark.parametrize("question", ["ping", "find_sent", "history", "list_recent", "fetch", "watch"])
async def test_away_is_said_so(nowhere: str, question: str) -> None:
    arguments: dict[str, list[Any]] = {
        "find_sent": [reply(), JUST_NOW],
        "history": [1],
        "list_recent": [1],
        "fetch": ["a"],
        "watch": ["t"],
    }
    with pytest.raises(Unavailable):
        await getattr(gmail_at(nowhere), question)(*arguments.get(question, []))


async def test_wrong_credentials_are_said_so(ground: Playground) -> None:
    with pytest.raises(Unavailable):
        await gmail_at(ground.url, token="wrong").ping()
