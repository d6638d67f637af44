"""Reads mail headers as they are found: encoded, folded, 8-bit, broken. Nothing here raises on any content."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message
from email.utils import getaddresses

from production.channels.email.charsets import decode_text

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_BARE_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]]+@[^\s<>\"',;:()\[\]]+")
_MESSAGE_ID = re.compile(r"<([^<>]+)>")


def header(message: Message, name: str) -> str:
    """The first header of this name on one line, decoded; empty if there is none."""
    return decode_words(raw_header(message, name))


def raw_header(message: Message, name: str) -> str:
    """As it stands, unfolded, with 8-bit bytes read as text."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    data = str(value).encode("utf-8", "surrogateescape")
    return re.sub(r"[\r\n\t ]+", " ", decode_text(data, None)).replace("\x00", "").strip()


def decode_words(text: str) -> str:
    """RFC 2047 encoded words, also those that cut a character in two or are not quite well formed."""
    out: list[str] = []
    pending: tuple[str, bytes] | None = None
    position = 0
    joined = _BETWEEN_WORDS.sub(r"\1", text)
    for match in _WORD.finditer(joined):
        between = joined[position : match.start()]
        charset, data = match.group(1).split("*")[0].lower(), _word_bytes(match.group(2), match.group(3))
        if pending and not between and pending[0] == charset:
            pending = (charset, pending[1] + data)
        else:
            out += [decode_text(pending[1], pending[0])] if pending else []
            out.append(between)
            pending = (charset, data)
        position = match.end()
    out += [decode_text(pending[1], pending[0])] if pending else []
    return re.sub(r"[\r\n\t]+", " ", "".join(out) + joined[position:]).strip()


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(data.replace(b"_", b" "), header=False)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data


def addresses(message: Message, name: str) -> list[tuple[str, str]]:
    """(display name, lower-cased address) of every mailbox in a header; what has no @ is left out."""
    raw = raw_header(message, name)
    found = [(decode_words(who), where.strip()) for who, where in getaddresses([raw])]
    usable = [(who.strip("\"' "), where.lower()) for who, where in found if _BARE_ADDRESS.fullmatch(where)]
    # Unquoted commas, brackets and encoded words hide addresses from the parser.
    return usable or [("", where.lower()) for where in _BARE_ADDRESS.findall(decode_words(raw))]


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """Ids without angle brackets, in order, each once."""
    raw = raw_header(message, name)
    found = _MESSAGE_ID.findall(raw) or [word for word in raw.split() if "@" in word]
    return tuple(dict.fromkeys(cleaned for each in found if (cleaned := re.sub(r"\s+", "", each).strip("<>"))))
