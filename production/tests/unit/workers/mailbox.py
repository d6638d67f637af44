"""A mailbox with its history, and what the reading of mailboxes needs beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from production.channels.email.gmail.model import HistoryExpired, HistoryPage, MailRefused
from production.channels.email.model import RawEmail
from production.channels.email.parse import to_inbound
from production.channels.email.reader import ReadMail
from production.schemas.envelope import InboundMessage
from production.schemas.errors import TooLarge, Unavailable, Unreadable
from production.stream.codec import decode
from production.workers.gmail_sync import GmailSync

ADDRESS = "support@techcorp.example"


def raw(gmail_id: str, *labels: str) -> RawEmail:
    text = f"From: Ada <ada@example.com>\r\nSubject: Hi\r\nMessage-ID: <{gmail_id}@example.com>\r\n\r\nmail {gmail_id}"
    return RawEmail(gmail_id, "t1", text.encode(), datetime.now(UTC), labels or ("INBOX",))


@dataclass
class Account:
    """A mailbox with a history."""

    mails: dict[str, RawEmail] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    expired: bool = False
    meanwhile: tuple[str, ...] = ()
    """What arrives after the first look."""
    refuses: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    async def history(self, start_history_id: int) -> HistoryPage:
        if self.expired:
            raise HistoryExpired
        if start_history_id < 200:
            return HistoryPage(self.added, 200)
        return HistoryPage(self.meanwhile if start_history_id == 200 else (), 201 if self.meanwhile else 200)

    async def list_recent(self, days: int) -> list[str]:
        return list(self.mails)

    async def fetch(self, gmail_id: str) -> RawEmail | None:
        self.asked.append(gmail_id)
        if gmail_id in self.refuses:
            raise MailRefused
        return self.mails.get(gmail_id)

    async def profile_history_id(self) -> int:
        return 300

    async def holds(self, mail: RawEmail, message_id: str) -> bool:
        raise AssertionError


@dataclass(frozen=True)
class SetAside:
    gmail_id: str
    since: datetime


@dataclass
class Positions:
    at: int | None = 100
    set_aside_at: dict[str, datetime] = field(default_factory=dict)
    age: float | None = None
    said: int = 0
    """Times that somebody said to be reading."""

    async def age_s(self, address: str) -> float | None:
        return self.age

    async def history_id(self, address: str) -> int | None:
        return self.at

    async def advance(self, address: str, history_id: int) -> None:
        self.at = history_id

    async def being_read(self, address: str) -> None:
        self.said += 1

    async def set_aside(self, address: str, gmail_id: str) -> None:
        self.set_aside_at.setdefault(gmail_id, datetime.now(UTC))

    async def due(self, address: str) -> list[SetAside]:
        return [SetAside(*each) for each in self.set_aside_at.items()]

    async def settle(self, address: str, gmail_id: str) -> None:
        del self.set_aside_at[gmail_id]


@dataclass
class Topic:
    messages: list[InboundMessage] = field(default_factory=list)
    away: bool = False
    largest: int = 1_000_000

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        if self.away:
            raise Unavailable("away")
        if len(value) > self.largest:
            raise TooLarge
        message = decode(value)
        assert isinstance(message, InboundMessage)
        self.messages.append(message)


@dataclass
class Reader:
    """Reads as the real one does, but here."""

    cost_s: float = 0.0

    async def read(self, mail: RawEmail, mailbox: str) -> ReadMail:
        if b"broken" in mail.raw:
            raise Unreadable("it breaks the reader")
        return ReadMail(to_inbound(mail, mailbox=mailbox, received_at=datetime.now(UTC)), (mailbox,), self.cost_s)


async def sync(account: Account, positions: Positions, topic: Topic) -> int:
    return await GmailSync({ADDRESS: account}, Reader(), positions, topic, "incoming").sync(ADDRESS)
