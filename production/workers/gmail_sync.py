"""Turns "something changed in this mailbox" into one message a mail."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

import structlog

from production.channels.email.gmail.client import HistoryExpired, HistoryPage
from production.channels.email.model import RawEmail
from production.channels.email.parse import to_inbound, written_to
from production.schemas.errors import InvalidInput
from production.schemas.records import Record
from production.schemas.tracing import continued, span, traceparent
from production.stream.codec import decode, encode
from production.workers.ports import Publisher

_log = structlog.get_logger()

RESYNC_DAYS = 2
"""How far back a sync looks when the stored history id is too old for the provider."""


class Mailbox(Protocol):
    """Reads one Gmail account."""

    async def history(self, start_history_id: int) -> HistoryPage: ...

    async def list_recent(self, days: int) -> list[str]: ...

    async def fetch(self, gmail_id: str) -> RawEmail | None: ...

    async def profile_history_id(self) -> int: ...

    async def holds(self, message_id: str) -> bool: ...


class MailboxPositions(Protocol):
    """How far each mailbox has been read."""

    async def history_id(self, address: str) -> int | None: ...

    async def advance(self, address: str, history_id: int) -> None: ...


class Holder(Protocol):
    """Knows what lies in one Gmail account."""

    async def holds(self, message_id: str) -> bool: ...


async def is_copy(mail: RawEmail, address: str, mailboxes: Mapping[str, Holder]) -> bool:
    """Whether a mail to several of our mailboxes is answered from another one: the first that it names and that has it.

    Raises:
        Unavailable: Gmail cannot be asked.
    """
    if len(mailboxes) == 1:
        return False
    message_id, readers = written_to(mail.raw, mailboxes)
    if message_id is None or not readers or readers[0] == address:
        return False
    return await mailboxes[readers[0]].holds(message_id)


class GmailSync:
    """Handler of the runner for mailbox notifications, also called by the timed poll."""

    def __init__(
        self, mailboxes: Mapping[str, Mailbox], positions: MailboxPositions, publisher: Publisher, topic: str
    ) -> None:
        self._mailboxes = mailboxes
        self._positions = positions
        self._publisher = publisher
        self._topic = topic
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        """All waiting notifications of one mailbox are one look at it."""
        del newer  # the next look finds whatever comes meanwhile
        *others, last = [_traceparent(record) for record in records]
        with continued("read mailbox", last, others):
            await self.sync(records[0].key)

    async def postpone(self, records: Sequence[Record], error: Exception) -> bool:
        """A notification is only a hint: the next one, or the timed poll, looks at the same mailbox again."""
        _log.warning("notification_dropped", count=len(records), error=str(error))
        return True

    async def bury(self, records: Sequence[Record], error: Exception) -> bool:
        """As with `postpone`."""
        _log.error("notification_dropped", count=len(records), error=type(error).__name__)
        return True

    async def sync(self, address: str) -> int:
        """Publish every mail that arrived since the stored position; how many there were.

        The position moves only after the broker has them all, so that a crash repeats mails and loses none.

        Raises:
            Unavailable: Gmail, Kafka or Postgres is away.
        """
        mailbox = self._mailboxes.get(address)
        if mailbox is None:
            _log.warning("unknown_mailbox")
            return 0
        async with self._one_at_a_time[address]:
            start = await self._positions.history_id(address)
            if start is None:  # not watched yet: the scheduler sets the starting point
                return 0
            gmail_ids, reached = await self._changes(mailbox, start)
            published = 0
            for gmail_id in gmail_ids:
                published += await self._publish(mailbox, address, gmail_id)
            await self._positions.advance(address, reached)
            return published

    async def _changes(self, mailbox: Mailbox, start: int) -> tuple[Sequence[str], int]:
        try:
            page = await mailbox.history(start)
        except HistoryExpired:
            _log.warning("history_expired", resync_days=RESYNC_DAYS)
            reached = await mailbox.profile_history_id()
            return await mailbox.list_recent(RESYNC_DAYS), reached
        return page.message_ids, page.history_id

    async def _publish(self, mailbox: Mailbox, address: str, gmail_id: str) -> int:
        raw = await mailbox.fetch(gmail_id)
        if raw is None or not raw.received or await is_copy(raw, address, self._mailboxes):
            return 0
        message = to_inbound(raw, mailbox=address, received_at=datetime.now(UTC))
        with span("publish", event_id=message.event_id):
            traced = message.model_copy(update={"traceparent": traceparent()})
            await self._publisher.publish(self._topic, traced.key, encode(traced), {"event_id": traced.event_id})
        return 1


def _traceparent(record: Record) -> str | None:
    try:
        return decode(record.value).traceparent
    except InvalidInput:
        return None  # a hint all the same
