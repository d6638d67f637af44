"""Writes a customer's mail as an ordinary mail program would: threaded headers and the quoted mail below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from production.lab.local.providers.body import visible_text
from production.lab.local.providers.letter import new_message_id, read_letter, subject_key


@dataclass(frozen=True, slots=True)
class CustomerMail:
    """What a customer types; an empty subject in a thread means an ordinary reply."""

    from_name: str
    from_email: str
    to: str
    subject: str
    text: str
    html: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Set last: they replace what the mail program would write."""


def compose(mail: CustomerMail, answered: bytes | None) -> bytes:
    """RFC 5322 bytes; `answered` is the raw mail that this one replies to."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((mail.from_name, mail.from_email))
    message["To"] = mail.to
    message["Subject"] = mail.subject or (_reply_subject(answered) if answered else "")
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = new_message_id(mail.from_email.rpartition("@")[2])
    message.set_content(mail.text + (_quote(answered) if answered else ""))
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    if answered:
        _follow(message, answered)
    return _with_headers(message, mail.headers)


def _with_headers(message: EmailMessage, headers: Mapping[str, str]) -> bytes:
    """Written by hand: the email package refuses some headers that are seen in real mail, as an empty Message-ID."""
    for name in headers:
        del message[name]
    lines = [f"{name}: {Header(value, maxlinelen=0).encode()}\r\n" for name, value in headers.items()]
    return "".join(lines).encode() + message.as_bytes()


def _reply_subject(answered: bytes) -> str:
    subject = read_letter(answered).subject
    return subject if subject_key(subject) != " ".join(subject.split()).casefold() else f"Re: {subject}"


def _follow(message: EmailMessage, answered: bytes) -> None:
    letter = read_letter(answered)
    if letter.rfc822_id:
        message["In-Reply-To"] = f"<{letter.rfc822_id}>"
        message["References"] = " ".join(f"<{name}>" for name in (*letter.references, letter.rfc822_id))


def _quote(answered: bytes) -> str:
    letter = read_letter(answered)
    written = f"On {letter.date:%a, %d %b %Y at %H:%M}, " if letter.date else ""
    lines = [f"> {line}".rstrip() for line in visible_text(answered).splitlines()]
    return "\n".join(["", "", f"{written}{letter.sender} wrote:", *lines, ""])
