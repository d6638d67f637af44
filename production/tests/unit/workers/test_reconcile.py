"""What the providers have and we do not is found, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from production.channels.email.model import RawEmail
from production.workers.reconcile import missing_mails, missing_messages

NOW = datetime.now(UTC)
ADDRESS = "support@techcorp.example"


@dataclass
class Ledger:
    known: set[str] = field(default_factory=set)

    async def not_in_ledger(self, event_ids: Sequence[str]) -> list[str]:
        return [event for event in event_ids if event not in self.known]


@dataclass
class Provider:
    """A mailbox and a number with what arrived there, and when."""

    arrived: dict[str, datetime]
    labels: tuple[str, ...] = ("INBOX",)

    async def list_recent(self, days: int) -> list[str]:
        return list(self.arrived)

    async def fetch(self, gmail_id: str) -> RawEmail | None:
        return RawEmail(gmail_id, "t", b"", self.arrived[gmail_id], self.labels)


async def test_a_mail_that_never_reached_us_is_named() -> None:
    ledger = Ledger({f"email:{ADDRESS}:a"})
    missing = await missing_mails(Provider({"a": NOW, "b": NOW}), ADDRESS, NOW - timedelta(hours=1), ledger)
    assert missing == [f"email:{ADDRESS}:b"]


async def test_mail_from_before_the_first_watch_is_not_missing() -> None:
    provider = Provider({"old": NOW - timedelta(hours=2)})
    assert await missing_mails(provider, ADDRESS, NOW - timedelta(hours=1), Ledger()) == []


async def test_our_own_reply_is_not_missing() -> None:
    provider = Provider({"reply": NOW}, labels=("SENT",))
    assert await missing_mails(provider, ADDRESS, NOW - timedelta(hours=1), Ledger()) == []


async def test_a_chat_message_that_never_reached_us_is_named() -> None:
    async def received(since: datetime) -> list[str]:
        return ["whatsapp:SM1", "whatsapp:SM2"] if since < NOW else []

    assert await missing_messages(received, Ledger({"whatsapp:SM1"})) == ["whatsapp:SM2"]
