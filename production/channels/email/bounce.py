"""Which mail of ours a delivery report brings back as undelivered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice

from production.channels.email.headers import message_ids, raw_header, subject_of
from production.channels.email.mime import read
from production.channels.email.phrases import DELAY_SUBJECT

_MOST_PARTS = 500
"""A report has a part for each recipient."""
_LINE = re.compile(rb"^message-id:\s*(<[^<>\s]{3,998}>)", re.IGNORECASE | re.MULTILINE)


def returned_message_id(message: Message) -> str | None:
    """Message-ID of the returned mail, without angle brackets: from the attached mail or its headers, else the thread.

    Our ids cannot be guessed, so a report that names one is about that mail. None where it is only late or has arrived.
    """
    if not _failed(message):
        return None
    found = next(filter(None, map(_of_part, _parts(message))), None)
    thread = message_ids(message, "in-reply-to") or message_ids(message, "references")
    return found or (thread[-1] if thread else None)


def _failed(message: Message) -> bool:
    """For at least one recipient: `Action`, or the class of `Status` (RFC 3464); else as the subject has it."""
    fields = [_verdict(part) for part in _parts(message)]
    verdicts = [failed for failed in fields if failed is not None]
    return any(verdicts) if verdicts else DELAY_SUBJECT.search(subject_of(message)) is None


def _verdict(part: Message) -> bool | None:
    """Of one recipient; None where the part is about something else."""
    recipient = raw_header(part, "final-recipient") or raw_header(part, "original-recipient")
    action = raw_header(part, "action").lower().partition(" ")[0]
    status = raw_header(part, "status")
    if not recipient or not (action or status):
        return None
    return action == "failed" if action else status.startswith("5")


def _parts(message: Message) -> Iterator[Message]:
    return islice(message.walk(), _MOST_PARTS)


def _of_part(part: Message) -> str | None:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        ids = next((message_ids(mail, "message-id") for mail in part.walk() if mail is not part), ())
    elif kind in {"text/rfc822-headers", "message/rfc822-headers"}:
        ids = message_ids(read(_bytes(part)), "message-id")
    elif kind == "text/plain":  # some servers paste the headers below their words
        line = _LINE.search(_bytes(part))
        ids = (line[1].decode("ascii", "replace").strip("<>"),) if line else ()
    else:
        ids = ()
    return ids[0] if ids else None


def _bytes(part: Message) -> bytes:
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""
