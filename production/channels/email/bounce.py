"""Which mail of ours a delivery report brings back as undelivered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from production.channels.email.headers import message_ids, raw_header, subject_of
from production.channels.email.mime import Part, read
from production.channels.email.phrases import DELAY_SUBJECT

_MOST_PARTS = 500
"""A report has a part for each recipient."""
_LINE = re.compile(rb"^message-id:\s*(<[^<>\s]{3,998}>)", re.IGNORECASE | re.MULTILINE)


def returned_message_id(message: Part) -> str | None:
    """Message-ID of the returned mail, without angle brackets: from the attached mail or its headers, else the thread.

    Our ids cannot be guessed, so a report that names one is about that mail. None where it is only late or has arrived.
    """
    if not _failed(message):
        return None
    found = next(filter(None, map(_of_part, _parts(message))), None)
    thread = message_ids(message, "in-reply-to") or message_ids(message, "references")
    return found or (thread[-1] if thread else None)


def _failed(message: Part) -> bool:
    """For at least one recipient: `Action`, or the class of `Status` (RFC 3464); else as the subject has it."""
    fields = [_verdict(part) for part in _parts(message)]
    verdicts = [failed for failed in fields if failed is not None]
    return any(verdicts) if verdicts else DELAY_SUBJECT.search(subject_of(message)) is None


def _verdict(part: Part) -> bool | None:
    """Of one recipient; None where the part is about something else."""
    recipient = raw_header(part, "final-recipient") or raw_header(part, "original-recipient")
    action = raw_header(part, "action").lower().partition(" ")[0]
    status = raw_header(part, "status")
    if not recipient or not (action or status):
        return None
    return action == "failed" if action else status.startswith("5")


def _parts(message: Part) -> Iterator[Part]:
    """Of the report and of what it brings along, outermost first."""
    return islice(message.walk(), _MOST_PARTS)


def _of_part(part: Part) -> str | None:
    if part.kind == "message/rfc822":
        ids = message_ids(part.children[0], "message-id") if part.children else ()
    elif part.kind in {"text/rfc822-headers", "message/rfc822-headers"}:
        ids = message_ids(read(part.content), "message-id")
    elif part.kind == "text/plain":  # some servers paste the headers below their words
        line = _LINE.search(part.content)
        ids = (line[1].decode("ascii", "replace").strip("<>"),) if line else ()
    else:
        ids = ()
    return ids[0] if ids else None
