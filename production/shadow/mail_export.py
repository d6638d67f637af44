"""Reads a mailbox export (mbox), one mail in memory at a time: first who wrote what in which thread, then the words."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from production.channels.email.headers import header, message_ids, subject_of
from production.channels.email.mailboxes import mailboxes
from production.channels.email.mime import read
from production.channels.email.model import RawEmail
from production.channels.email.ours import Ours
from production.channels.email.reader import MailReader
from production.channels.email.senders import NOBODY
from production.crm.support.exchanges import Said
from production.schemas.envelope import Authentication, InboundMessage, Machine, MessageKind
from production.schemas.errors import InvalidInput, Unreadable
from production.shadow.threads import MailHead

_HEAD = 100_000
"""Bytes in which headers are looked for."""
_LARGEST = 50 * 1024 * 1024
"""Bytes of a mail that is read: what is larger, no provider carries."""
_DRAFT = re.compile(r"(?:^|,)\s*Drafts?\s*(?:,|$)", re.IGNORECASE)
"""Among the labels of Gmail's export: nobody was sent it."""
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""How an mbox writes a line that would begin the next mail."""


@dataclass(frozen=True, slots=True)
class Us:
    """Our side of the mails."""

    addresses: tuple[str, ...]
    """Lower-cased, the main one first; never empty."""
    own_domain: str = ""
    """Right side of the Message-IDs that we mint."""

    def wrote(self, address: str) -> bool:
        """Whether it is one of our addresses, or a colleague's at a domain of ours."""
        return any(Ours(mailbox, self.own_domain).holds(address) for mailbox in self.addresses)


class MailExport:
    """An mbox file.

    Raises:
        InvalidInput: it holds no mail.
    """

    def __init__(self, path: Path, us: Us) -> None:
        self._us = us
        self._box = mailbox.mbox(path, create=False)
        self._keys = self._box.keys()
        if not self._keys:
            self._box.close()
            raise InvalidInput("--mailbox", f"{path} holds no mail: give an mbox file, as mail programs export it")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._box.close()

    def __len__(self) -> int:
        return len(self._keys)

    def heads(self) -> Iterator[MailHead]:
        """In the order of the file, without drafts; a mail whose date cannot be read is as old as the one before it."""
        moment = datetime.min.replace(tzinfo=UTC)
        for key in range(len(self)):
            message = read(_END_OF_HEAD.split(self._bytes(key, _HEAD), maxsplit=1)[0])
            found = _head(key, message, self._us, moment)
            moment = found.sent_at
            if not _DRAFT.search(header(message, "x-gmail-labels")):
                yield found

    async def said(self, thread: Sequence[MailHead], reader: MailReader) -> list[Said]:
        """The words of a thread in its order, without what machines wrote and what cannot be read."""
        found = [await self._said(head, thread[0], reader) for head in thread]
        return [one for one in found if one]

    async def _said(self, head: MailHead, first: MailHead, reader: MailReader) -> Said | None:
        raw = _ESCAPED.sub(rb"\1", self._bytes(head.key, _LARGEST + 1))
        if len(raw) > _LARGEST:
            return None
        mail = RawEmail(str(head.key), str(first.key), raw, head.sent_at)
        try:
            message = (await reader.read(mail, head.mailbox)).message
        except Unreadable:
            return None
        return _as_said(head, message, self._us)

    def _bytes(self, key: int, most: int) -> bytes:
        with self._box.get_file(self._keys[key]) as file:
            content: bytes = file.read(most)
        return content


def _as_said(head: MailHead, message: InboundMessage, us: Us) -> Said | None:
    """None where nobody spoke: a machine, a reaction, somebody who forged a sender."""
    if message.kind is MessageKind.REACTION or (message.email and message.email.authentication is Authentication.FAIL):
        return None
    writer = message.sender.value
    if head.ours and (writer == NOBODY or us.wrote(writer)):  # else a form or a colleague passes a customer's mail on
        if head.automatic and message.machine is Machine.LOOP:
            return Said("agent", head.sent_at, message.text)
        if message.machine not in {Machine.NONE, Machine.LOOP}:
            return None
        return Said("human", head.sent_at, message.text, name=message.sender.name)
    if message.machine is not Machine.NONE or writer == NOBODY:
        return None
    return Said("customer", head.sent_at, message.text, message, message.sender.name)


def _head(key: int, message: Message, us: Us, moment: datetime) -> MailHead:
    authors = [each.address for each in mailboxes(message, "from")]
    readers = [each.address for name in ("to", "cc") for each in mailboxes(message, name)]
    ours = any(map(us.wrote, authors))
    others = [address for address in (readers if ours else authors) if not us.wrote(address)]
    references = dict.fromkeys([*message_ids(message, "references"), *message_ids(message, "in-reply-to")])
    return MailHead(
        key=key,
        mailbox=next((address for address in [*authors, *readers] if address in us.addresses), us.addresses[0]),
        sent_at=_date(header(message, "date")) or moment,
        message_id=next(iter(message_ids(message, "message-id")), None),
        references=tuple(references),
        subject=subject_of(message),
        counterpart=others[0] if others else "",
        ours=ours,
        automatic=header(message, "auto-submitted").lower() not in {"", "no"},
    )


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
