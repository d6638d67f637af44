"""Undoes the disguises that hide instructions from a reader or a word list but not from a language model."""

from __future__ import annotations

import base64
import binascii
import html
import re

from production.agent.guardrails.normalise import examined, folded, visible
from production.agent.guardrails.spelling import corrected

_TAG_LETTERS = {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)}
"""Unicode tag characters: invisible to people, plain ASCII to a model."""
_LEET = str.maketrans("0134578@$!|€", "oieastbasiie")
_LEET_WORD = re.compile(r"(?=\S*[a-z])(?=\S*[0134578@$!|€])[a-z0134578@$!|€]{3,24}")
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝοαεινρτυκ", "aeopcyxijsdhqwoaeivptuk")
_SPELLED_OUT = re.compile(r"(?<!\w)(?:[a-z][ .*_-]{1,3}){5,120}[a-z](?!\w)")
_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{16,4000}={0,2}(?![\w+/])")
_SPACES = re.compile(r"[^\S\n]+")
_MAX_BLOBS = 5


def unveiled(text: str) -> str:
    """Every reading of `text` a model could take, one below the other; line breaks are kept, lower case."""
    shown = visible(html.unescape(examined(text)).translate(_TAG_LETTERS))
    readings = [_SPACES.sub(" ", folded(shown))]
    for reading in (*map(folded, _decoded(shown)), *_undisguised(readings[0]), corrected(readings[0])):
        if reading not in readings:
            readings.append(reading)
    return "\n".join(readings)


def _undisguised(text: str) -> tuple[str, str, str]:
    return (
        _LEET_WORD.sub(lambda word: word[0].translate(_LEET), text),
        text.translate(_LOOKALIKES),
        _SPELLED_OUT.sub(lambda run: re.sub(r"[^a-z]", "", run[0]), text),
    )


def _decoded(text: str) -> list[str]:
    """Readable texts behind the base64 runs in `text`."""
    plain = []
    for blob in _BASE64.findall(text)[:_MAX_BLOBS]:
        try:
            decoded = base64.b64decode(blob + "=" * (-len(blob) % 4), validate=True).decode("ascii")
        except (binascii.Error, UnicodeDecodeError):
            continue
        plain.append(decoded)
    return plain
