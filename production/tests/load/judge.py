"""Compares what was delivered with what customers received. Pure; the ledger says why somebody has no reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.load.journal import Delivery

_ON_THE_WAY = {LedgerState.RECEIVED, LedgerState.PROCESSING}
_CLOCKS_S = 0.01
"""Of a mail we have a local provider's milliseconds, of a chat its float."""
_SENT = {DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ}


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was accepted; times are seconds since 1970."""

    event_id: str
    channel: Channel
    person: int
    kind: str
    accepted_at: float


@dataclass(frozen=True, slots=True)
class Fate:
    """What the ledger says about a message."""

    state: LedgerState
    turn: str
    """Messages of one turn are answered together; what stands before its number is their conversation."""
    customer: str
    """Whose record it is filed in; empty for mail of machines."""
    reply: DeliveryStatus | None
    """Of the turn's reply; None when nothing was written. A failed one is with a person."""

    @property
    def must_be_seen(self) -> bool:
        """By the customer: it is said to be sent, or was to be written."""
        return self.reply in _SENT if self.reply else self.state is LedgerState.REPLIED


@dataclass(frozen=True, slots=True)
class Reply:
    """What a customer received."""

    event_id: str
    """Of the message that it answers: In-Reply-To of a mail, the page of a form, our own id at Twilio."""
    at: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which messages were lost or answered twice, and how long the others took."""

    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    disordered: tuple[str, ...]
    """Conversations in which something was answered before what had been written before it."""
    answer_ms: Mapping[str, float]
    """Message -> from its acceptance until its customer had the reply."""
    ends: Mapping[str, str]
    """Message -> state in which it ended."""


def accepted(deliveries: Iterable[Delivery]) -> list[Message]:
    """Each message that was taken, once; a mail is taken when it is in the mailbox, all else by the answer."""
    found: dict[str, Message] = {}
    for delivery in deliveries:
        mail = delivery.channel == Channel.EMAIL
        if mail or delivery.accepted:
            at = delivery.written_at if mail else delivery.began_at + delivery.ms / 1000
            message = Message(delivery.event_id, delivery.channel, delivery.person, delivery.kind, at)
            found.setdefault(delivery.event_id, message)
    return list(found.values())


def judge(messages: Collection[Message], fates: Mapping[str, Fate], replies: Iterable[Reply]) -> Verdict:
    """`fates` by message."""
    received: defaultdict[str, list[float]] = defaultdict(list)
    for reply in replies:
        fate = fates.get(reply.event_id)
        received[fate.turn if fate else reply.event_id].append(reply.at)
    lost, answer_ms, ends = [], {}, {}
    for message in messages:
        fate = fates.get(message.event_id)
        if fate is None or fate.state in _ON_THE_WAY:
            lost.append(message.event_id)
            continue
        ends[message.event_id] = str(fate.state)
        if at := received.get(fate.turn):
            answer_ms[message.event_id] = (min(at) - message.accepted_at) * 1000
        elif fate.must_be_seen:
            lost.append(message.event_id)
    doubled = tuple(turn for turn, times in received.items() if len(times) > 1)
    return Verdict(tuple(lost), doubled, _disordered(messages, fates, answer_ms), answer_ms, ends)


def _disordered(
    messages: Collection[Message], fates: Mapping[str, Fate], answer_ms: Mapping[str, float]
) -> tuple[str, ...]:
    latest: dict[str, float] = {}
    found = {}
    for message in sorted(messages, key=lambda message: message.accepted_at):
        if message.event_id in answer_ms:
            conversation = fates[message.event_id].turn.rpartition("/")[0]
            answered_at = message.accepted_at + answer_ms[message.event_id] / 1000
            if answered_at < latest.get(conversation, 0) - _CLOCKS_S:
                found[conversation] = True
            latest[conversation] = max(answered_at, latest.get(conversation, 0))
    return tuple(found)
