"""The bodies inside a mail: part numbers as Gmail gives them, decoded bytes, and the text a person sees."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]+>", re.IGNORECASE | re.DOTALL)


def numbered_parts(message: Message, part_id: str = "") -> Iterator[tuple[str, Message]]:
    """Every part with Gmail's part id: the root is empty, then `0`, `1`, `1.0`, ..."""
    yield part_id, message
    for number, child in enumerate(children(message)):
        yield from numbered_parts(child, f"{part_id}.{number}" if part_id else str(number))


def children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def is_attachment(part: Message) -> bool:
    return bool(part.get_filename()) or part.get_content_maintype() not in {"text", "multipart", "message"}


def content(part: Message) -> bytes:
    """Decoded bytes of a part that has no parts of its own; texts become UTF-8, as in Gmail's answers."""
    if part.is_multipart():
        return b""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return _as_utf8(part, data) if part.get_content_maintype() == "text" else data


def visible_text(raw: bytes) -> str:
    """The plain text of a mail with its quotes; an HTML mail without plain text loses its tags.

    Empty where the standard library cannot read it: parts nested too deep, parameters it fails to sort.
    """
    try:
        parts = [part for _, part in numbered_parts(message_from_bytes(raw)) if not is_attachment(part)]
    except (RecursionError, TypeError):
        return ""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind:
                text = content(part).decode().replace("\r\n", "\n").strip()
                return text if kind == "text/plain" else _unescaped(_TAG.sub(" ", text)).strip()
    return ""


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # an entity of more digits than Python makes a number of
        return text


def _as_utf8(part: Message, data: bytes) -> bytes:
    try:
        return data.decode(part.get_content_charset() or "utf-8", errors="replace").encode()
    except LookupError:  # a charset that nobody knows
        return data.decode("latin-1").encode()
