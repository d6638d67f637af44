"""The sender never repeats what the provider may already have."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from production.schemas.delivery import Attempt, OutboundMessage, SendResult, SendStatus
from production.schemas.errors import StaleEpoch, Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus
from production.workers import sender
from production.workers.sender import LOOKUP_GRACE, MAX_RETRY_AGE, MAX_UNKNOWN_AGE, Sender

ACCEPTED = SendResult(SendStatus.SENT, "SM1")


@dataclass
class Provider:
    """Answers as told and remembers what it was asked to send."""

    result: SendResult = ACCEPTED
    has: list[str] = field(default_factory=list)
    away: bool = False
    sent: list[OutboundMessage] = field(default_factory=list)

    async def send(self, message: OutboundMessage) -> SendResult:
        self.sent.append(message)
        return self.result

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        if self.away:
            raise Unavailable("away")
        return self.has


@dataclass
class Slow(Provider):
    """Answers what it has, but not before a moment."""

    until: datetime = field(kw_only=True)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        while datetime.now(UTC) <= self.until:
            await asyncio.sleep(0.01)
        return await Provider.find_sent(self, message, since)


@dataclass
class Rows:
    """One attempt to hand out, and what became of it."""

    attempts: list[Attempt]
    marks: list[tuple[str, ...]] = field(default_factory=list)
    attributed: set[str] = field(default_factory=set)
    again: int = 0
    may_be_said: bool = True
    taken_away: bool = False
    empty: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, channel: Channel, limit: int) -> list[Attempt]:
        taken, self.attempts = self.attempts, []
        if not taken:
            self.empty.set()
        return taken

    async def mark_sending(self, attempt: Attempt) -> bool:
        self.again += 1
        if self.taken_away:
            raise StaleEpoch
        return self.may_be_said

    async def unmatched_ids(self, provider_ids: Sequence[str]) -> list[str]:
        return [each for each in provider_ids if each not in self.attributed]

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None:
        self.marks.append(("sent", provider_id or ""))

    async def mark_failed(self, message_id: UUID, reason: str, *, unsubscribed: bool = False) -> None:
        self.marks.append(("failed", reason))

    async def mark_retry(self, attempt: Attempt, status: DeliveryStatus, reason: str, delay_s: float) -> None:
        self.marks.append(("retry", status, str(delay_s)))


LONG_AGO = timedelta(seconds=60)


def attempt(
    was: DeliveryStatus = DeliveryStatus.PENDING, *, age: timedelta = LONG_AGO, tried: timedelta = LONG_AGO
) -> Attempt:
    message = OutboundMessage(uuid4(), Channel.WHATSAPP, "+12025550101", "Hello", "id")
    now = datetime.now(UTC)
    return Attempt(message, was, 1, now - age, now - tried)


async def send(provider: Provider, rows: Rows) -> None:
    stop = asyncio.Event()
    task = asyncio.create_task(Sender(rows, Channel.WHATSAPP, provider).run(stop))
    async with asyncio.timeout(5):
        await rows.empty.wait()
    stop.set()
    await task


async def deliver(provider: Provider, one: Attempt, attributed: set[str] | None = None) -> list[tuple[str, ...]]:
    rows = Rows([one], attributed=attributed or set())
    await send(provider, rows)
    assert rows.again == (one.previous_status is not DeliveryStatus.PENDING and bool(provider.sent))
    return rows.marks


async def test_a_new_message_is_sent_without_asking() -> None:
    provider = Provider(has=["SM7"])
    assert await deliver(provider, attempt()) == [("sent", "SM1")]
    assert len(provider.sent) == 1


@pytest.mark.parametrize("was", [DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN])
async def test_what_the_provider_has_is_not_sent_again(was: DeliveryStatus) -> None:
    provider = Provider(has=["SM7"])
    assert await deliver(provider, attempt(was)) == [("sent", "SM7")]
    assert provider.sent == []


async def test_an_equal_text_of_another_reply_is_not_taken_for_this_one() -> None:
    provider = Provider(has=["SM7"])
    assert await deliver(provider, attempt(DeliveryStatus.UNKNOWN), {"SM7"}) == [("sent", "SM1")]


async def test_what_the_provider_does_not_have_is_sent() -> None:
    assert await deliver(Provider(), attempt(DeliveryStatus.UNKNOWN)) == [("sent", "SM1")]


async def test_what_may_not_be_said_any_more_is_not_tried_again() -> None:
    provider, rows = Provider(), Rows([attempt(DeliveryStatus.UNKNOWN)], may_be_said=False)
    await send(provider, rows)
    assert (provider.sent, rows.marks) == ([], [("failed", "it may not be said any more")])


async def test_what_another_sender_has_taken_since_is_left_to_it() -> None:
    provider, rows = Provider(), Rows([attempt(DeliveryStatus.UNKNOWN)], taken_away=True)
    await send(provider, rows)
    assert (provider.sent, rows.marks) == ([], [])


async def test_what_was_held_too_long_before_it_was_sent_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "START_WITHIN_S", 0.0)
    provider = Provider()
    assert await deliver(provider, attempt()) == [("retry", "pending", "2.0")]
    assert provider.sent == []


async def test_a_provider_that_was_asked_too_early_and_answers_late_is_asked_again() -> None:
    nearly = attempt(DeliveryStatus.UNKNOWN, tried=LOOKUP_GRACE - timedelta(seconds=1))
    assert await deliver(Slow(until=nearly.tried_at + LOOKUP_GRACE), nearly) == [("retry", "unknown", "2.0")]


async def test_a_provider_that_does_not_list_it_yet_is_asked_again_later() -> None:
    provider = Provider()
    just_now = attempt(DeliveryStatus.UNKNOWN, tried=timedelta(seconds=1))
    assert await deliver(provider, just_now) == [("retry", "unknown", "2.0")]
    assert provider.sent == []


async def test_while_the_provider_cannot_tell_nothing_is_sent() -> None:
    provider = Provider(away=True)
    assert await deliver(provider, attempt(DeliveryStatus.UNKNOWN)) == [("retry", "unknown", "2.0")]
    assert provider.sent == []


async def test_after_long_doubt_a_person_is_asked() -> None:
    provider = Provider(away=True)
    old = attempt(DeliveryStatus.UNKNOWN, age=MAX_UNKNOWN_AGE + LONG_AGO)
    assert await deliver(provider, old) == [("failed", "nobody knows whether it arrived: away")]


@pytest.mark.parametrize(
    ("result", "age", "mark"),
    [
        (SendResult(SendStatus.FAILED, reason="63016"), LONG_AGO, ("failed", "63016")),
        (SendResult(SendStatus.RETRY, reason="429", retry_after_s=0.5), LONG_AGO, ("retry", "pending", "0.5")),
        (SendResult(SendStatus.UNKNOWN, reason="timeout"), LONG_AGO, ("retry", "unknown", "2.0")),
        (
            SendResult(SendStatus.RETRY, reason="503"),
            MAX_RETRY_AGE + LONG_AGO,
            ("failed", f"the provider refused for {MAX_RETRY_AGE}: 503"),
        ),
    ],
)
async def test_every_answer_of_the_provider_has_its_end(
    result: SendResult, age: timedelta, mark: tuple[str, ...]
) -> None:
    assert await deliver(Provider(result=result), attempt(age=age)) == [mark]


@pytest.mark.parametrize(("pause_s", "sent"), [(3600, 1), (None, 2)])
async def test_only_what_the_whole_account_has_to_wait_for_stops_the_channel(pause_s: float | None, sent: int) -> None:
    provider = Provider(result=SendResult(SendStatus.RETRY, reason="429", retry_after_s=pause_s))
    rows, stop = Rows([attempt()]), asyncio.Event()
    sender = Sender(rows, Channel.WHATSAPP, provider)
    task = asyncio.create_task(sender.run(stop))
    async with asyncio.timeout(5):
        while not rows.marks:
            await asyncio.sleep(0.001)
    rows.attempts = [attempt()]
    sender.wake()
    await asyncio.sleep(0)
    stop.set()
    await task
    assert len(provider.sent) == sent
