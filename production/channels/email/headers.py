"""Reads mail headers as they are found: encoded, folded, 8-bit, broken. Nothing here raises on any content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice

from production.channels.email.charsets import decode_text
from production.channels.email.encoded_words import decode_words
from production.text.storable import storable

LONGEST = 10_000
"""Characters of one header that are looked at; what is longer was made to cost time."""
LONGEST_SUBJECT = 1_000
_MOST_IDS = 100
_MOST_OF_A_NAME = 10
_LONGEST_ID = 998
"""Bytes: the longest line of the standard, and what the database can find again."""
_MESSAGE_ID = re.compile(r"<([^<>]+)>")


def header(message: Message, name: str) -> str:
    """The first header of this name on one line, decoded; empty if there is none."""
    return storable(decode_words(raw_header(message, name)))


def subject_of(message: Message) -> str:
    return header(message, "subject")[:LONGEST_SUBJECT]


def raw_header(message: Message, name: str) -> str:
    """The first of this name as it stands, unfolded, with 8-bit bytes read as text."""
    return next((_unfolded(value[:LONGEST]) for value in _values(message, name)), "")


def raw_headers(message: Message, name: str, longest: int = LONGEST) -> list[str]:
    """All of this name, the topmost first; of very many the first ones."""
    return [_unfolded(value[:longest]) for value in islice(_values(message, name), _MOST_OF_A_NAME)]


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """Ids without angle brackets, in order, each once; of very many the last ones, which are the newest.

    Some programs encode them as they do words.
    """
    raw = decode_words(next((_unfolded(value[-LONGEST:]) for value in _values(message, name)), ""))
    found = _MESSAGE_ID.findall(raw) or [word for word in raw.split() if "@" in word]
    ids = dict.fromkeys(re.sub(r"\s+", "", each).strip("<>") for each in found)
    return tuple(each for each in ids if 0 < len(each.encode()) <= _LONGEST_ID)[-_MOST_IDS:]


def _values(message: Message, name: str) -> Iterator[str]:
    wanted = name.lower()
    return (str(value) for key, value in message.raw_items() if key.lower() == wanted)


def _unfolded(value: str) -> str:
    text = decode_text(value.encode("utf-8", "surrogateescape"), None)
    return storable(re.sub(r"[\r\n\t ]+", " ", text)).strip()
