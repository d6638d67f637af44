"""Turns "something changed in this mailbox" into one message a mail."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog

from production.channels.email.gmail.model import HistoryExpired, HistoryPage, MailRefused
from production.channels.email.model import RawEmail
from production.channels.email.parse import unreadable
from production.channels.email.reader import ReadMail
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import InvalidInput, TooLarge, Unreadable
from production.schemas.metrics import UNREADABLE_MAILS
from production.schemas.records import Record
from production.schemas.tracing import continued, span, traceparent
from production.stream.codec import decode, encode
from production.workers.large_mails import LONGEST_REST_S, Later, Rest
from production.workers.ports import Publisher

_log = structlog.get_logger()

RESYNC_DAYS = 2
"""How far back a sync looks when the stored history id is too old for the provider."""
Waits = Callable[[RawEmail], bool]
"""Whether others go before this mail."""
PATIENCE = timedelta(hours=1)
"""How long a mail that Gmail does not give is asked for; then a person is told."""


class Mailbox(Protocol):
    """Reads one Gmail account."""

    async def history(self, start_history_id: int) -> HistoryPage: ...

    async def list_recent(self, days: int) -> list[str]: ...

    async def fetch(self, gmail_id: str) -> RawEmail | None:
        """
        Raises:
            MailRefused: the provider fails at this mail.
        """
        ...

    async def profile_history_id(self) -> int: ...

    async def holds(self, mail: RawEmail, message_id: str) -> bool: ...


class Refused(Protocol):
    """A mail that the provider has and did not give."""

    @property
    def gmail_id(self) -> str: ...

    @property
    def since(self) -> datetime: ...


class MailboxPositions(Protocol):
    """How far each mailbox has been read, and what was left out on the way."""

    async def history_id(self, address: str) -> int | None: ...

    async def age_s(self, address: str) -> float | None: ...

    async def advance(self, address: str, history_id: int) -> None: ...

    async def being_read(self, address: str) -> None: ...

    async def set_aside(self, address: str, gmail_id: str) -> None: ...

    async def due(self, address: str) -> Sequence[Refused]: ...

    async def settle(self, address: str, gmail_id: str) -> None: ...


class Reader(Protocol):
    """Makes sense of a mail."""

    async def read(self, mail: RawEmail, mailbox: str) -> ReadMail:
        """
        Raises:
            Unreadable: nothing can, now or later.
        """
        ...


class GmailSync:
    """Handler of the runner for mailbox notifications, also called by the timed poll."""

    def __init__(
        self,
        mailboxes: Mapping[str, Mailbox],
        reader: Reader,
        positions: MailboxPositions,
        publisher: Publisher,
        topic: str,
    ) -> None:
        self._mailboxes = mailboxes
        self._reader = reader
        self._positions = positions
        self._publisher = publisher
        self._topic = topic
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        """All waiting notifications of one mailbox are one look at it."""
        *others, last = [_traceparent(record) for record in records]
        with continued("read mailbox", last, others):
            await self.sync(records[0].key, lambda: len(newer()))

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """A notification is only a hint: the next one, or the timed poll, looks at the same mailbox again."""
        _log.warning("notification_dropped", count=len(records), error=str(error))
        return True

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """As with `defer`."""
        _log.error("notification_dropped", count=len(records), error=type(error).__name__)
        return True

    async def sync(self, address: str, announced: Callable[[], int] = lambda: 0) -> int:
        """Publish every mail that arrived since the stored position; how many there were.

        The position moves only after the broker has them all, so that a crash repeats mails and loses none.
        `announced` counts the notifications that have come since it was called.

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
            published = await self._catch_up(mailbox, address, start, Rest(announced))
            return published + await self._ask_again(mailbox, address)

    async def poll(self, address: str, every_s: float) -> int:
        """`sync`, unless somebody has just read the mailbox, or reads it: two would publish each mail twice."""
        age_s = await self._positions.age_s(address)
        return await self.sync(address) if age_s is not None and age_s >= every_s / 2 else 0

    async def _catch_up(self, mailbox: Mailbox, address: str, reached: int, rest: Rest) -> int:
        """Nobody waits for a large mail of somebody else: those come last, with a rest after each, and what arrives
        meanwhile goes before them.

        Mails of one author keep their order, whatever their size. Nobody waits for a mail that the provider refuses.
        """
        published, later = 0, Later()
        gmail_ids, reached = await self._changes(mailbox, reached)
        while True:
            for gmail_id in gmail_ids:
                published += await self._take_or_set_aside(mailbox, address, gmail_id, later.takes) is not None
            if not later.gmail_ids:
                await self._positions.advance(address, reached)
                return published
            if await rest.is_over():
                took_s = await self._take_or_set_aside(mailbox, address, later.gmail_ids.popleft(), _at_once)
                published += took_s is not None
                rest.begin(took_s or 0)
                await self._positions.being_read(address)
            page = await mailbox.history(reached)
            gmail_ids, reached = page.message_ids, page.history_id

    async def _take_or_set_aside(self, mailbox: Mailbox, address: str, gmail_id: str, waits: Waits) -> float | None:
        try:
            return await self._take(mailbox, address, gmail_id, waits)
        except MailRefused as error:
            _log.warning("mail_refused", gmail_id=gmail_id, error=str(error))
            await self._positions.set_aside(address, gmail_id)
            return None

    async def _take(self, mailbox: Mailbox, address: str, gmail_id: str, waits: Waits) -> float | None:
        """Publish a mail: what reading it cost, in seconds of processor time. None if it waits, was deleted meanwhile,
        or if nobody sent it to us.
        """
        mail = await mailbox.fetch(gmail_id)
        if mail is None or not mail.received or waits(mail):
            return None
        return await self._publish(mail, address)

    async def _ask_again(self, mailbox: Mailbox, address: str) -> int:
        """What was refused before, up to the first that is refused again: new mail waits for one timeout at most."""
        published = 0
        for refused in await self._positions.due(address):
            try:
                published += await self._take(mailbox, address, refused.gmail_id, _at_once) is not None
            except MailRefused as error:
                return published + await self._refused_again(refused, address, error)
            await self._positions.settle(address, refused.gmail_id)
        return published

    async def _refused_again(self, refused: Refused, address: str, error: MailRefused) -> bool:
        """It is asked for later; in the end a person is told, with the mail to be fetched as a file."""
        if datetime.now(UTC) - refused.since < PATIENCE:
            await self._positions.set_aside(address, refused.gmail_id)
            return False
        await self._tell_a_person(RawEmail(refused.gmail_id, "", b"", refused.since), address, error)
        await self._positions.settle(address, refused.gmail_id)
        return True

    async def _changes(self, mailbox: Mailbox, start: int) -> tuple[Sequence[str], int]:
        try:
            page = await mailbox.history(start)
        except HistoryExpired:
            _log.warning("history_expired", resync_days=RESYNC_DAYS)
            reached = await mailbox.profile_history_id()
            return await mailbox.list_recent(RESYNC_DAYS), reached
        return page.message_ids, page.history_id

    async def _publish(self, raw: RawEmail, address: str) -> float:
        try:
            mail = await self._reader.read(raw, address)
            copy = {"kind": MessageKind.COPY} if await self._is_copy(raw, mail, address) else {}
            await self._send(mail.message.model_copy(update=copy))
        except (Unreadable, TooLarge) as error:  # for good: nobody behind it may wait for it
            await self._tell_a_person(raw, address, error)
            return LONGEST_REST_S
        return mail.cost_s

    async def _tell_a_person(self, raw: RawEmail, address: str, error: Exception) -> None:
        UNREADABLE_MAILS.inc()
        _log.error("mail_unreadable", gmail_id=raw.id, error=str(error))
        await self._send(unreadable(raw, mailbox=address, received_at=datetime.now(UTC), problem=str(error)))

    async def _is_copy(self, raw: RawEmail, mail: ReadMail, address: str) -> bool:
        """Whether another of our mailboxes answers it: the first that the mail names and that has the same."""
        message_id = mail.message.email and mail.message.email.message_id
        if not message_id or not mail.readers or mail.readers[0] == address:
            return False
        return await self._mailboxes[mail.readers[0]].holds(raw, message_id)

    async def _send(self, message: InboundMessage) -> None:
        with span("publish", event_id=message.event_id):
            traced = message.model_copy(update={"traceparent": traceparent()})
            await self._publisher.publish(self._topic, traced.key, encode(traced), {"event_id": traced.event_id})


def _at_once(_: RawEmail) -> bool:
    return False


def _traceparent(record: Record) -> str | None:
    try:
        return decode(record.value).traceparent
    except InvalidInput:
        return None  # a hint all the same
