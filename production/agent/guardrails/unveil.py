"""Undoes the disguises that hide instructions from a reader or a word list but not from a language model."""

from __future__ import annotations

import base64
import binascii
import html
import re
from functools import partial

from production.agent.guardrails.normalise import examined, folded, visible
from production.agent.guardrails.spelling import corrected

_TAG_LETTERS = {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)}
"""Unicode tag characters: invisible to people, plain ASCII to a model."""
_LEET = tuple(str.maketrans("01345789@$", f"o{one}eastbgas") for one in "il")
"""A digit one stands for either letter."""
_LEET_WORD = re.compile(r"(?<!\S)(?:[a-z]+[0134579@$]|[0134579@$]+[a-z])[a-z01345789@$]*")
_LEET_JOINT = re.compile(r"[0134579@$](?:[a-z]|(?<=[a-z].))")
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝοαεινρτυκ", "aeopcyxijsdhqwoaeivptuk")
_SPELLED_OUT = re.compile(r"(?<!\w)(?:[a-z][ .*_-]{1,3}){5,120}[a-z](?!\w)")
_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{16,4000}={0,2}(?![\w+/])")
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SENTENCES = re.compile(r"(?<=[.!?])\s|\n\s*\n")
_MARKUP = re.compile(r"[<\[{!#](?<=\w.)")
_MAX_BLOBS = 5


def unveiled(text: str) -> str:
    """Lower-case `text` with its line breaks; below it the other readings a model could make of its sentences."""
    read = html.unescape(examined(text))
    shown = visible(read if read.isascii() else read.translate(_TAG_LETTERS))
    literal = _SPACES.sub(" ", folded(_MARKUP.sub(r" \g<0>", shown)))
    known = set(_SENTENCES.split(literal))
    others = (
        sentence
        for reading in (*map(folded, _decoded(shown)), *_undisguised(literal))
        if reading != literal
        for sentence in _SENTENCES.split(reading)
        if sentence not in known
    )
    return "\n\n".join((literal, *dict.fromkeys(others)))


def _undisguised(text: str) -> tuple[str, ...]:
    disguised = "\n\n".join(sentence for sentence in _SENTENCES.split(text) if _LEET_JOINT.search(sentence))
    return (
        corrected(text),
        *(corrected(_LEET_WORD.sub(partial(_read_leet, table), disguised)) for table in _LEET if disguised),
        text.translate(_LOOKALIKES) if not text.isascii() else text,
        _SPELLED_OUT.sub(lambda run: re.sub(r"[^a-z]", "", run[0]), text),
    )


def _read_leet(table: dict[int, int], word: re.Match[str]) -> str:
    return word[0].translate(table)


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
