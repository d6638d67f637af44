"""Reading an RFC 5322 mail: what threading, search and the sandbox need of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from uuid import uuid4

_HEADERS = BytesHeaderParser()
"""Leaves the body alone, whose nesting would go too deep for the whole parser."""
_READABLE = 20_000
"""Characters of a header that are read as addresses: the standard library needs the square of their number."""
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_REPLY_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?)\s*:)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """The headers that matter; message ids are without angle brackets, addresses lower-cased."""

    rfc822_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    subject: str
    sender: str
    recipients: tuple[str, ...]
    date: datetime | None
    auto_submitted: str | None

    @property
    def answers(self) -> tuple[str, ...]:
        """Every message that this one says it follows."""
        return (*self.references, self.in_reply_to) if self.in_reply_to else self.references


def read_letter(raw: bytes) -> Letter:
    message = _HEADERS.parsebytes(raw)
    in_reply_to = message_ids(message, "In-Reply-To")
    own = message_ids(message, "Message-ID")
    return Letter(
        rfc822_id=own[0] if own else None,
        in_reply_to=in_reply_to[0] if in_reply_to else None,
        references=message_ids(message, "References"),
        subject=header(message, "Subject"),
        sender=next(iter(_addresses(message, "From")), ""),
        recipients=_addresses(message, "To", "Cc", "Bcc"),
        date=_date(message),
        auto_submitted=message.get("Auto-Submitted"),
    )


def header(message: Message, name: str) -> str:
    """The first header of that name, unfolded and decoded; empty when missing."""
    return decoded(message.get(name, ""))


def decoded(value: object) -> str:
    """A header value as people read it; what cannot be decoded stays as it is."""
    text = " ".join(str(value).split())
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        return text


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    return tuple(_MESSAGE_ID.findall(str(message.get(name, ""))))


def subject_key(subject: str) -> str:
    """What two subjects must share to belong to one thread: `Re: Fwd: My  Order` and `my order` do."""
    return " ".join(_REPLY_PREFIX.sub("", subject).split()).casefold()


def with_header(raw: bytes, name: str, value: str) -> bytes:
    """`raw` with the header put on top, unless it has one of that name already."""
    if name in _HEADERS.parsebytes(raw):
        return raw
    line_end = b"\r\n" if b"\r\n" in raw else b"\n"
    return f"{name}: {value}".encode() + line_end + raw


def new_message_id(domain: str) -> str:
    """A Message-ID with its angle brackets."""
    return f"<{uuid4().hex}@{domain}>"


def _addresses(message: Message, *names: str) -> tuple[str, ...]:
    """None of a header that is nested too deep to be read."""
    values = [str(value)[:_READABLE] for name in names for value in message.get_all(name, [])]
    try:
        return tuple(address.lower() for _, address in getaddresses(values) if address)
    except RecursionError:
        return ()


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).astimezone()
    except (ValueError, OverflowError):
        return None
