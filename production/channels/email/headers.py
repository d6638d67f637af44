"""Reads mail headers as they are found: encoded, folded, 8-bit, broken. Nothing here raises on any content."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import getaddresses

from production.channels.email.charsets import decode_text
from production.channels.email.encoded_words import decode_words

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
