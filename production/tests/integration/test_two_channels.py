"""One person, ten questions, by mail and chat in turns: real Postgres, the providers' own client libraries."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.channels.compose import Composer
from production.channels.email.gmail.mailboxes import GmailMailboxes
from production.channels.email.reader import MailReader
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.crm.customers.codes import CodeMail, code_mail_text, digest, new_code
from production.crm.customers.model import Conversation, Customer, Identifier
from production.crm.permissions.model import EVERYTHING
from production.database.customer_codes import CodeStore
from production.database.customer_records import CustomerStore
from production.database.mailboxes import MailboxStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel, IdentifierKind
from production.schemas.turns import Turn, TurnAction, TurnResult, Verdict
from production.schemas.wording import wording_of
from production.stream.codec import decode
from production.tests.contract.providers.playground import MAILBOX, Playground, new_address, new_phone, running
from production.tests.contract.providers.servers import Delivery, running_sink
from production.tests.support.channels import gmail_at, whatsapp_at
from production.workers.gmail_sync import GmailSync
from production.workers.jobs import GmailWatch
from production.workers.pipeline import Pipeline
from production.workers.sender import Sender

QUESTIONS = [f"How do I export board number {number}?" for number in range(1, 11)]
BY_MAIL, BY_CHAT = QUESTIONS[::2], QUESTIONS[1::2]
PATIENCE_S = 20


class StubAgent:
    """Answers each question by its number."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        [number] = re.findall(r"board number (\d+)", turn.text)
        return TurnResult(f"Answer {number}.", TurnAction.REPLY, confidence=1.0)


class Outbox(OutboxStore):
    """Tells when a message is out."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.out = asyncio.Event()

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None:
        await super().mark_sent(message_id, provider_id)
        self.out.set()

    async def one_more(self) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await self.out.wait()
        self.out.clear()


@dataclass
class TwoChannelCustomer:
    """The person at the providers' side, and our system behind them."""

    ground: Playground
    database: Database
    outbox: Outbox
    pipeline: Pipeline
    address: str = field(default_factory=new_address)
    phone: str = field(default_factory=new_phone)
    thread: str | None = None
    sync: GmailSync = field(init=False)

    async def publish(self, topic: str, key: str, value: bytes, headers: Any) -> None:
        """What the mailbox's sync publishes is handled at once."""
        message = decode(value)
        assert isinstance(message, InboundMessage)
        await self._handled(message)

    async def by_mail(self, question: str) -> None:
        written = self.ground.email(from_email=self.address, text=question, thread_id=self.thread)
        self.thread = self.thread or written["thread_id"]
        await self.sync.sync(MAILBOX)
        await self.outbox.one_more()

    async def by_chat(self, question: str) -> None:
        self.ground.post("/sandbox/whatsapp", **{"from": self.phone, "text": question})

        def wanted(delivery: Delivery) -> bool:
            return delivery.path == "/whatsapp" and delivery.form.get("Body") == question

        [webhook] = await asyncio.to_thread(self.ground.sink.wait, wanted)
        await self._handled(parse_inbound(webhook.form, received_at=datetime.now(UTC)))
        await self.outbox.one_more()

    async def prove(self) -> None:
        """The person types in the chat the code that came by mail."""
        chat = (await self.customer(IdentifierKind.PHONE, self.phone)).conversations[0]
        request_id, codes, code = uuid4(), CodeStore(self.database), new_code()
        proof, now = digest("secret", request_id, code), datetime.now(UTC)
        mail = (
            self.address,
            proof,
            "Your code",
            code_mail_text(code, "TechCorp", wording_of(None)),
            f"{request_id}@techcorp.example",
        )
        await codes.issue(CodeMail(request_id, chat.id, *mail), now)
        await self.outbox.one_more()
        await codes.verify(request_id, proof, now)

    async def customer(self, kind: IdentifierKind, value: str) -> Customer:
        found = await CustomerStore(self.database, EVERYTHING).lookup(Identifier(kind, value))
        assert found is not None
        return found

    async def conversations(self) -> list[Conversation]:
        """Those that are open: the mail with the code is a closed one."""
        store, known = CustomerStore(self.database, EVERYTHING), await self.customer(IdentifierKind.PHONE, self.phone)
        found = [await store.conversation(brief.id) for brief in known.conversations if brief.status != "closed"]
        return [each for each in found if each]

    async def _handled(self, message: InboundMessage) -> None:
        await self.pipeline.handle([message], lambda: False)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Playground]:
    with running_sink() as sink, running(tmp_path / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
async def story(ground: Playground, database: Database) -> TwoChannelCustomer:
    """Ten questions, answered; after the first of each channel the person proves to be one."""
    outbox, stop = Outbox(database), asyncio.Event()
    clients = {MAILBOX: gmail_at(ground.url)}
    senders = [
        Sender(outbox, Channel.EMAIL, GmailMailboxes(clients)),
        Sender(outbox, Channel.WHATSAPP, whatsapp_at(ground.url)),
    ]

    def wake(_: Channel) -> None:
        for sender in senders:
            sender.wake()

    positions = MailboxStore(database)
    await GmailWatch(MAILBOX, clients[MAILBOX], positions, "projects/p/topics/t").renew()
    pipeline = Pipeline(
        TurnStore(database),
        SemanticClassifier(None, "TechCorp").screen,
        StubAgent(),
        asyncio.Semaphore(1),
        Composer("TechCorp", "techcorp.example"),
        wake,
    )
    told = TwoChannelCustomer(ground, database, outbox, pipeline)
    reader = MailReader(clients, own_domain="techcorp.example")
    told.sync = GmailSync(clients, reader, positions, told, "incoming")
    async with asyncio.TaskGroup() as group:
        for sender in senders:
            group.create_task(sender.run(stop))
        for number, (mail, chat) in enumerate(zip(BY_MAIL, BY_CHAT, strict=True)):
            await told.by_mail(mail)
            await told.by_chat(chat)
            if number == 0:
                await told.prove()
        stop.set()
    return told


async def test_both_addresses_are_one_customer(story: TwoChannelCustomer) -> None:
    by_mail = await story.customer(IdentifierKind.EMAIL, story.address)
    by_chat = await story.customer(IdentifierKind.PHONE, story.phone)
    assert by_mail.id == by_chat.id


async def test_each_channel_has_one_conversation(story: TwoChannelCustomer) -> None:
    channels = [each.brief.channel for each in await story.conversations()]
    assert sorted(channels) == [Channel.EMAIL, Channel.WHATSAPP]


async def test_the_history_is_one_and_in_order(story: TwoChannelCustomer) -> None:
    lines = chain.from_iterable(each.messages for each in await story.conversations())
    said = [(line.role, line.content) for line in sorted(lines, key=lambda line: line.created_at)]
    told = [(role, re.findall(r"(?:board number|Answer) (\d+)", content)[0]) for role, content in said]
    assert told == [(role, str(number)) for number in range(1, 11) for role in ("customer", "agent")]


async def test_every_mail_is_answered_in_its_thread(story: TwoChannelCustomer) -> None:
    [thread] = [
        each
        for each in story.ground.get("/sandbox/email/threads", address=story.address)["threads"]
        if each["thread_id"] == story.thread
    ]
    mails = thread["messages"]
    assert [mail["direction"] for mail in mails] == ["customer", "company"] * 5
    assert [re.findall(r"Answer (\d+)\.", mail["text"])[:1] for mail in mails[1::2]] == [[n] for n in "13579"]
    assert [mail["headers"]["in_reply_to"] for mail in mails[1::2]] == [
        mail["headers"]["message_id"] for mail in mails[::2]
    ]


async def test_every_chat_is_answered_in_the_chat(story: TwoChannelCustomer) -> None:
    messages = story.ground.get(f"/sandbox/whatsapp/chats/{story.phone}")["messages"]
    assert [message["direction"] for message in messages] == ["inbound", "outbound"] * 5
    assert [re.findall(r"Answer (\d+)\.", message["body"]) for message in messages[1::2]] == [
        [n] for n in ("2", "4", "6", "8", "10")
    ]


async def test_nothing_else_was_sent(story: TwoChannelCustomer) -> None:
    """Ten answers and the mail with the code."""
    assert story.ground.get("/sandbox/sent")["counts"] == {"email": 6, "whatsapp": 5, "sms": 0}
