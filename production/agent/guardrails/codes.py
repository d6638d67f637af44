"""Codes that a language model reads like plain words, undone where the words behind them are plain English."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/_-]{16,4000}={0,2}(?![\w+/])")
_HEX = re.compile(r"(?<![0-9a-zA-Z])(?:[0-9a-fA-F]{2}[ :,]?){8,2000}(?![0-9a-zA-Z])")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_MORSE = re.compile(r"(?:[.\-]{1,5}[ /|\n]{1,3}){8,2000}[.\-]{1,5}")
_SIGNALS = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
_MORSE_LETTERS = dict(zip(_SIGNALS.split(), ascii_lowercase, strict=True))
_MAX_RUNS = 5

_COMMON = """
    all and are ignore forget disregard instructions system prompt previous your you the me my now everything above
    rules reveal show print send this that with from have not for
"""
_COMMON_WORDS = frozenset(_COMMON.split())
_ROTATED = frozenset(codecs.encode(word, "rot13") for word in _COMMON_WORDS) - _COMMON_WORDS
_OTHER_WORDS = frozenset({"era", "ton", "em", "won"})
"""English both ways."""
_BACKWARDS = frozenset(word[::-1] for word in _COMMON_WORDS) - _COMMON_WORDS - _OTHER_WORDS
_ENOUGH = 2
"""Words that are English only when read so."""


def decoded(text: str) -> Iterator[str]:
    """Every other reading of `text` as a code; `text` is as written, with its capitals."""
    yield from _of_bytes(text)
    if len(_PERCENT.findall(text)) > 1:
        yield unquote(text, errors="replace")
    for run in _MORSE.findall(text)[:_MAX_RUNS]:
        yield _from_morse(run)
    words = set(re.findall(r"[a-z]+", text.lower()))
    if len(words & _ROTATED) >= _ENOUGH:
        yield codecs.encode(text, "rot13")
    if len(words & _BACKWARDS) >= _ENOUGH:
        yield text[::-1]
        yield " ".join(word[::-1] for word in text.split())


def _of_bytes(text: str) -> Iterator[str]:
    for run in _BASE64.findall(text)[:_MAX_RUNS]:
        plain = run.rstrip("=").replace("-", "+").replace("_", "/")
        if (read := _readable(base64.b64decode, plain + "=" * (-len(plain) % 4))) is not None:
            yield read
    for run in _HEX.findall(text)[:_MAX_RUNS]:
        if (read := _readable(bytes.fromhex, re.sub("[:,]", " ", run))) is not None:
            yield read


def _readable(decode: Callable[[str], bytes], run: str) -> str | None:
    try:
        return decode(run).decode("ascii")
    except (binascii.Error, ValueError):
        return None


def _from_morse(run: str) -> str:
    words = re.split(r"\s*[/|]\s*|\n| {2,}", run)
    return " ".join("".join(_MORSE_LETTERS.get(sign, "") for sign in word.split()) for word in words)
