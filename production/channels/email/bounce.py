"""Which mail of ours a delivery report brings back."""

from __future__ import annotations

import re
from email.message import Message

from production.channels.email.headers import message_ids
from production.channels.email.mime import read

_MOST_PARTS = 50
_LINE = re.compile(rb"^message-id:\s*(<[^<>\s]{3,998}>)", re.IGNORECASE | re.MULTILINE)


def returned_message_id(message: Message) -> str | None:
    """Message-ID of the returned mail, without angle brackets: from the attached mail or its headers, else the thread.

    Our ids cannot be guessed, so a report that names one is about that mail.
    """
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part is not message and (found := _of_part(part)):
            return found
    thread = message_ids(message, "in-reply-to") or message_ids(message, "references")
    return thread[-1] if thread else None


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
