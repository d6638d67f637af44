"""Two mailboxes: each with its own token, history and watch, through Google's client and a real Postgres."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.email.gmail.mailboxes import GmailMailboxes
from production.channels.email.gmail.verify import parse_push
from production.channels.email.reader import MailReader
from production.channels.email.render import new_message_id
from production.database.ledger import LedgerStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.envelope import EmailThread, InboundMessage, MessageKind
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.records import Partition, Record
from production.stream.codec import decode
from production.tests.contract.providers.playground import (
    ACCESS,
    BILLING,
    BILLING_ACCESS,
    MAILBOX,
    Playground,
    new_address,
    running,
)
from production.tests.contract.providers.servers import Delivery, running_sink
from production.workers.gmail_sync import GmailSync
from production.workers.jobs import GmailWatch
from production.workers.reconcile import missing_in_all

REFRESH_TOKENS = {MAILBOX: ACCESS, BILLING: BILLING_ACCESS}


class Topic(list[InboundMessage]):
    """What was published."""

    async def publish(self, topic: str, key: str, value: bytes, headers: Any) -> None:
        message = decode(value)
        assert isinstance(message, InboundMessage)
        self.append(message)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Playground]:
    with running_sink() as sink, running(tmp_path / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
def clients(ground: Playground) -> dict[str, GmailClient]:
    return {address: _client(ground, address, token) for address, token in REFRESH_TOKENS.items()}


@pytest.fixture
async def mailboxes(clients: dict[str, GmailClient], database: Database) -> MailboxStore:
    """Where each is read, from now on."""
    store = MailboxStore(database)
    for address, client in clients.items():
        await GmailWatch(address, client, store, "projects/p/topics/t").renew()
    return store


@pytest.fixture
async def reader() -> AsyncIterator[MailReader]:
    reader = MailReader(REFRESH_TOKENS, own_domain="techcorp.example")
    yield reader
    await reader.close()


@pytest.fixture
def topic() -> Topic:
    return Topic()


@pytest.fixture
def sync(clients: dict[str, GmailClient], reader: MailReader, mailboxes: MailboxStore, topic: Topic) -> GmailSync:
    return GmailSync(clients, reader, mailboxes, topic, "incoming")


def _client(ground: Playground, address: str, refresh_token: str) -> GmailClient:
    credentials = GmailCredentials("id", "secret", refresh_token, f"{ground.url}/token")
    return GmailClient(address, credentials, base_url=ground.url)


def _push(delivery: Delivery) -> bool:
    return delivery.path == "/push"


def _answer(mail: dict[str, str], mailbox: str) -> OutboundMessage:
    thread = EmailThread(mailbox=mailbox, thread_id=mail["thread_id"], message_id=mail["message_id"])
    return OutboundMessage(
        id=uuid4(),
        channel=Channel.EMAIL,
        recipient=new_address(),
        text="Here it is.",
        subject="Export",
        correlation_id=new_message_id("techcorp.example"),
        thread=thread,
    )


async def test_a_push_brings_the_mails_of_its_mailbox(ground: Playground, sync: GmailSync, topic: Topic) -> None:
    mail = ground.email(to=[BILLING])
    hint = parse_push(ground.sink.wait(_push)[0].body, received_at=datetime.now(UTC))
    await sync.handle([Record(Partition("notifications", 0), 0, hint.key, b"", datetime.now(UTC))], list)
    assert [(each.event_id, each.email and each.email.mailbox) for each in topic] == [
        (f"email:{BILLING}:{mail['id']}", BILLING)
    ]


async def test_each_mailbox_is_read_from_its_own_position(
    ground: Playground, sync: GmailSync, mailboxes: MailboxStore
) -> None:
    before = [await mailboxes.history_id(address) for address in REFRESH_TOKENS]
    ground.email(to=[BILLING])
    await sync.sync(BILLING)
    after = [await mailboxes.history_id(address) for address in REFRESH_TOKENS]
    assert (after[0] == before[0], (after[1] or 0) > (before[1] or 0)) == (True, True)


async def test_a_mail_at_which_gmail_fails_waits_alone(
    ground: Playground, sync: GmailSync, topic: Topic, mailboxes: MailboxStore, database: Database
) -> None:
    refused, good = (ground.email(to=[BILLING]) for _ in range(2))
    ground.fault("gmail", "get", "status", status=500)
    assert (await sync.sync(BILLING), await mailboxes.due(BILLING)) == (1, [])
    await database.execute("update refused_mails set due_at = now()")
    assert await sync.sync(BILLING) == 1
    assert [each.event_id.rpartition(":")[2] for each in topic] == [good["id"], refused["id"]]
    assert await database.fetchval("select count(*) from refused_mails") == 0


async def test_a_refused_mail_is_due_again_later_each_time(mailboxes: MailboxStore, database: Database) -> None:
    waits = []
    for _ in range(7):
        await mailboxes.set_aside(BILLING, "m1")
        waits.append(
            await database.fetchval("select round(extract(epoch from due_at - now()) / 30) from refused_mails")
        )
    assert waits == [1, 2, 4, 8, 16, 20, 20]


async def test_what_was_asked_for_just_now_goes_behind_what_waits_longer(
    mailboxes: MailboxStore, database: Database
) -> None:
    for refused in ("m1", "m1", "m2"):
        await mailboxes.set_aside(BILLING, refused)
    await database.execute("update refused_mails set due_at = due_at - interval '1 hour'")
    assert [each.gmail_id for each in await mailboxes.due(BILLING)] == ["m2", "m1"]


async def test_the_poll_finds_what_a_lost_push_announced(ground: Playground, sync: GmailSync, topic: Topic) -> None:
    ground.fault("gmail", "push", "drop")
    mail = ground.email(to=[BILLING])
    assert await sync.sync(BILLING) == 1
    assert [each.event_id for each in topic] == [f"email:{BILLING}:{mail['id']}"]


async def test_a_mailbox_that_is_away_does_not_hold_up_the_other(
    ground: Playground,
    clients: dict[str, GmailClient],
    sync: GmailSync,
    mailboxes: MailboxStore,
    topic: Topic,
    reader: MailReader,
) -> None:
    revoked = {**clients, MAILBOX: GmailClient(MAILBOX, GmailCredentials(access_token="revoked"), base_url=ground.url)}
    broken = GmailSync(revoked, reader, mailboxes, topic, "incoming")
    ground.email(to=[BILLING])
    with pytest.raises(Unavailable):
        await broken.sync(MAILBOX)
    assert await broken.sync(BILLING) == 1


@pytest.mark.parametrize("mailbox", [MAILBOX, BILLING])
async def test_a_reply_leaves_from_the_mailbox_that_received_the_mail(
    ground: Playground, clients: dict[str, GmailClient], mailbox: str
) -> None:
    mail = ground.email(to=[mailbox])
    message = _answer(mail, mailbox)
    await GmailMailboxes(clients).send(message)
    [sent] = ground.get("/sandbox/sent")["email"]
    assert (sent["from"], sent["thread_id"], sent["in_reply_to"]) == (mailbox, mail["thread_id"], mail["message_id"])


async def test_what_was_sent_is_looked_up_where_it_was_sent(
    ground: Playground, clients: dict[str, GmailClient]
) -> None:
    message, channel = _answer(ground.email(to=[BILLING]), BILLING), GmailMailboxes(clients)
    sent = await channel.send(message)
    assert await channel.find_sent(message, datetime.now(UTC)) == [sent.provider_id]


async def test_a_mail_that_answers_none_leaves_from_the_first(
    ground: Playground, clients: dict[str, GmailClient]
) -> None:
    code = OutboundMessage(
        uuid4(), Channel.EMAIL, new_address(), "Your code", new_message_id("techcorp.example"), "Code"
    )
    await GmailMailboxes(clients).send(code)
    assert [sent["from"] for sent in ground.get("/sandbox/sent")["email"]] == [MAILBOX]


async def test_a_mailbox_that_is_no_longer_ours_is_said_so(ground: Playground, clients: dict[str, GmailClient]) -> None:
    message = _answer(ground.email(to=[BILLING]), BILLING)
    result = await GmailMailboxes({MAILBOX: clients[MAILBOX]}).send(message)
    assert result == SendResult(SendStatus.FAILED, reason="the mailbox that received the mail is no longer among ours")


async def test_a_mail_to_both_is_answered_once(ground: Playground, sync: GmailSync, topic: Topic) -> None:
    ground.email(to=[BILLING, MAILBOX])
    for address in REFRESH_TOKENS:
        await sync.sync(address)
    found = {each.email.mailbox: each.kind for each in topic if each.email}
    assert found == {BILLING: MessageKind.MESSAGE, MAILBOX: MessageKind.COPY}


@pytest.mark.parametrize(
    "other", [{"text": "Another question"}, {"subject": "Another"}, {"from_email": "b@else.example"}]
)
async def test_a_message_id_that_two_mails_carry_makes_none_a_copy(
    ground: Playground, sync: GmailSync, topic: Topic, other: dict[str, str]
) -> None:
    same = {"text": "A question", "subject": "One", "from_email": "a@else.example"}
    ids = {"Message-ID": "<1@else.example>"}
    ground.email(to=[BILLING], headers=ids, **same)
    ground.email(to=[MAILBOX], headers=ids | {"To": f"{BILLING}, {MAILBOX}"}, **(same | other))
    await sync.sync(MAILBOX)
    assert [each.kind for each in topic] == [MessageKind.MESSAGE]


async def test_a_copy_is_read_where_the_named_mailbox_never_got_the_mail(
    ground: Playground, sync: GmailSync, topic: Topic
) -> None:
    ground.email(to=[BILLING], headers={"To": f"{MAILBOX}, {BILLING}"})
    assert await sync.sync(BILLING) == 1


async def test_only_what_nobody_read_is_missing(
    ground: Playground,
    clients: dict[str, GmailClient],
    reader: MailReader,
    mailboxes: MailboxStore,
    database: Database,
) -> None:
    lost = ground.email(to=[BILLING])
    assert await missing_in_all(clients, mailboxes, LedgerStore(database)) == [f"email:{BILLING}:{lost['id']}"]
