"""The sender never repeats what the provider may already have."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from production.schemas.delivery import Attempt, OutboundMessage, SendResult, SendStatus
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus
from production.workers.sender import MAX_ATTEMPTS, Sender

ACCEPTED = SendResult(SendStatus.SENT, "SM1")


@dataclass
class Provider:
    """Answers as told and remembers what it was asked to send."""

    result: SendResult = ACCEPTED
    has: str | None = None
    away: bool = False
    sent: list[OutboundMessage] = field(default_factory=list)

    async def send(self, message: OutboundMessage) -> SendResult:
        self.sent.append(message)
        return self.result

    async def find_sent(self, message: OutboundMessage) -> str | None:
        if self.away:
            raise Unavailable("away")
        return self.has


@dataclass
class Rows:
    """One attempt to hand out, and what became of it."""

    attempts: list[Attempt]
    marks: list[tuple[str, ...]] = field(default_factory=list)
    empty: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, channels: Sequence[Channel], limit: int) -> list[Attempt]:
        taken, self.attempts = self.attempts, []
        if not taken:
            self.empty.set()
        return taken

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None:
        self.marks.append(("sent", provider_id or ""))

    async def mark_failed(self, message_id: UUID, reason: str) -> None:
        self.marks.append(("failed", reason))

    async def mark_retry(self, message_id: UUID, status: DeliveryStatus, reason: str, delay_s: float) -> None:
        self.marks.append(("retry", status, str(delay_s)))


def attempt(was: DeliveryStatus = DeliveryStatus.PENDING, number: int = 1) -> Attempt:
    message = OutboundMessage(uuid4(), Channel.WHATSAPP, "+12025550101", "Hello", "id")
    return Attempt(message, was, number, datetime.now(UTC))


async def deliver(provider: Provider, one: Attempt) -> list[tuple[str, ...]]:
    rows, stop = Rows([one]), asyncio.Event()
    task = asyncio.create_task(Sender(rows, {Channel.WHATSAPP: provider}).run(stop))
    async with asyncio.timeout(5):
        await rows.empty.wait()
    stop.set()
    await task
    return rows.marks


async def test_a_new_message_is_sent_without_asking() -> None:
    provider = Provider()
    assert await deliver(provider, attempt()) == [("sent", "SM1")]
    assert len(provider.sent) == 1


@pytest.mark.parametrize("was", [DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN])
async def test_what_the_provider_has_is_not_sent_again(was: DeliveryStatus) -> None:
    provider = Provider(has="SM7")
    assert await deliver(provider, attempt(was, 2)) == [("sent", "SM7")]
    assert provider.sent == []


async def test_what_the_provider_does_not_have_is_sent() -> None:
    provider = Provider()
    assert await deliver(provider, attempt(DeliveryStatus.UNKNOWN, 2)) == [("sent", "SM1")]


async def test_while_the_provider_cannot_tell_nothing_is_sent() -> None:
    provider = Provider(away=True)
    assert await deliver(provider, attempt(DeliveryStatus.UNKNOWN, 2)) == []
    assert provider.sent == []


@pytest.mark.parametrize(
    ("result", "number", "mark"),
    [
        (SendResult(SendStatus.FAILED, reason="63016"), 1, ("failed", "63016")),
        (SendResult(SendStatus.RETRY, reason="429", retry_after_s=7), 1, ("retry", "pending", "7")),
        (SendResult(SendStatus.UNKNOWN, reason="timeout"), 1, ("retry", "unknown", "2.0")),
        (
            SendResult(SendStatus.RETRY, reason="429"),
            MAX_ATTEMPTS,
            ("failed", f"gave up after {MAX_ATTEMPTS} attempts: 429"),
        ),
    ],
)
async def test_every_answer_of_the_provider_has_its_end(result: SendResult, number: int, mark: tuple[str, ...]) -> None:
    assert await deliver(Provider(result=result), attempt(number=number)) == [mark]
