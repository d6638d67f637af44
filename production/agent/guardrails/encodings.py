"""Codes that a language model reads like plain words, undone as far as readable text lies behind them.

Nothing is judged here: what comes out goes through the rules like anything else.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import deque
from collections.abc import Callable, Iterator
from string import ascii_lowercase
from typing import Any
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,6000}(?![A-Za-z0-9+/_-])")
_BASE32 = re.compile(r"(?<![A-Za-z0-9])[A-Z2-7]{16,6000}(?![A-Za-z0-9])")
_BLOCK = re.compile(r"[A-Za-z0-9+/_-]+={0,6}")
_SHORTEST_BLOCK = 4
_HEX = re.compile(
    r"(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{2}(?>[\s,;:|-]{0,3}(?:0x)?[0-9a-fA-F]{2}){7,2999}(?![0-9a-zA-Z])"
)
_BITS = re.compile(r"(?<!\w)[01]{7,8}(?>[\s,;]{0,3}[01]{7,8}){5,800}(?!\w)")
_NUMBERS = re.compile(r"(?<!\w)(?>\d{1,3}[\s,;.|/-]{1,3}){7,1500}\d{1,3}(?!\w)")
_ESCAPES = re.compile(
    r"(?:\\x|%|=)([0-9a-fA-F]{2})|\\u\{?([0-9a-fA-F]{2,4})\}?|\\U000([0-9a-fA-F]{5})|\\([01][0-7]{2})"
)
_MORSE = re.compile(r"(?>[.\-]{1,5}[\s/|]{1,3}){8,2000}[.\-]{1,5}")
_SIGNALS_DRAWN = str.maketrans("•·∙●‧⋅_\u2212", "......--")
_SIGNALS = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
_MORSE_LETTERS = dict(zip(_SIGNALS.split(), ascii_lowercase, strict=True))
_DEPTH = 3
"""Codes within codes."""
_BUDGET = 12_000
"""Characters that are undone of one text: with it the work is linear, however codes are nested."""
_READABLE = 0.9
"""Share of printable characters from which bytes are a text."""


def decoded(text: str) -> Iterator[str]:
    """Every reading of `text` as a code, and of those readings; `text` is as written, with its capitals."""
    open_, known, budget = deque([(text, 0)]), {text}, _BUDGET
    while open_:
        current, depth = open_.popleft()
        for found in _undone(current):
            if found in known or len(found) > budget:
                continue
            known.add(found)
            budget -= len(found)
            yield found
            if depth + 1 < _DEPTH:
                open_.append((found, depth + 1))


def _undone(text: str) -> Iterator[str]:
    written = "\n".join((*_rejoined(text), text))
    for run in _BASE64.findall(written):
        yield from _text_of(base64.b64decode, _whole(run.replace("-", "+").replace("_", "/"), 4))
    for run in _BASE32.findall(written):
        yield from _text_of(base64.b32decode, _whole(run, 8))
    for run in _HEX.findall(text):
        yield from _text_of(bytes.fromhex, re.sub("0x|[^0-9a-fA-F]", "", run))
    for run in _BITS.findall(text):
        yield from _text_of(bytes, [int(bits, 2) for bits in re.findall("[01]{7,8}", run)])
    for run in _NUMBERS.findall(text):
        yield from _of_numbers(re.findall(r"\d+", run))
    for run in _MORSE.findall(text.translate(_SIGNALS_DRAWN)):
        yield _of_morse(run)
    if len(_ESCAPES.findall(text)) > 1:
        yield unquote(_ESCAPES.sub(_unescaped, text), errors="replace")


def _rejoined(text: str) -> Iterator[str]:
    """Long codes that were broken into blocks of one length, with the rest behind them."""
    run, size = "", 0
    for token in (*text.split(), ""):
        block = token.rstrip("=") if _BLOCK.fullmatch(token) else ""
        if size and 0 < len(block) <= size:
            run += block
        if len(block) != size:
            yield run
            run, size = (block, len(block)) if len(block) >= _SHORTEST_BLOCK else ("", 0)


def _whole(code: str, size: int) -> str:
    """`code` padded to whole groups."""
    return code + "=" * (-len(code) % size)


def _of_numbers(numbers: list[str]) -> Iterator[str]:
    """Codes of characters, decimal or octal, or places in the alphabet."""
    places = [int(number) for number in numbers]
    yield from _text_of(bytes, places)
    if max("".join(numbers)) < "8":
        yield from _text_of(bytes, [int(number, 8) for number in numbers])
    if max(places) <= len(ascii_lowercase):
        yield "".join(f" {ascii_lowercase}"[place] for place in places)


def _of_morse(run: str) -> str:
    words = re.split(r"\s*[/|]\s*|\n|\s{2,}", run)
    return " ".join("".join(_MORSE_LETTERS.get(sign, "") for sign in word.split()) for word in words)


def _unescaped(code: re.Match[str]) -> str:
    byte, *points, octal = code.groups()
    point = next(filter(None, points), None)
    return f"%{byte}" if byte else chr(int(point, 16) if point else int(octal, 8))


def _text_of(decode: Callable[[Any], bytes], code: Any) -> Iterator[str]:
    try:
        read = decode(code).replace(b"\0", b"").decode("utf-8", "replace")  # without zeros UTF-16 is read as well
    except (binascii.Error, ValueError):
        return
    if read and sum(char != "\ufffd" and (char.isprintable() or char.isspace()) for char in read) >= _READABLE * len(
        read
    ):
        yield read
