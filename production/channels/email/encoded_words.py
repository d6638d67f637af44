"""RFC 2047 encoded words, also those that are split, glued or written badly."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from production.channels.email.charsets import decode_text

_START = re.compile(r"=\?\s*([^?\s]{1,60})\s*\?\s*([bBqQ])\s*\?")
_END = re.compile(r"\?=")
_HEX = re.compile(r"[0-9A-F]{2}")
_LONGEST = 2_000
"""Characters of one word; the standard has 75, and what never ends is text."""
_GAP = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class _Word:
    charset: str
    encoding: str
    text: str
    start: int
    end: int

    def data(self) -> bytes:
        raw = self.text.encode("utf-8", "surrogateescape")
        if self.encoding == "q":
            return quopri.decodestring(raw.replace(b"_", b" "), header=False)
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
        return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")


def decode_words(text: str) -> str:
    """On one line. What is no encoded word stays as it is; blanks between two words vanish, as the standard has it."""
    out: list[str] = []
    position = 0
    for run in _runs(text):
        out += [text[position : run[0].start], decode_text(b"".join(word.data() for word in run), run[0].charset)]
        position = run[-1].end
    return re.sub(r"[\r\n\t]+", " ", "".join(out) + text[position:]).strip()


def _runs(text: str) -> Iterator[list[_Word]]:
    """Words of one charset that follow each other: characters are cut in two between them."""
    run: list[_Word] = []
    for word in _words(text):
        follows = bool(run) and _GAP.fullmatch(text, run[-1].end, word.start) is not None
        if follows and run[-1].charset == word.charset:
            run[-1:] = _joined(run[-1], word)
            continue
        if run:
            yield [*run[:-1], replace(run[-1], end=word.start)] if follows else run
        run = [word]
    if run:
        yield run


def _joined(left: _Word, right: _Word) -> tuple[_Word, ...]:
    """Base64 that was cut between its groups of four is one text."""
    if left.encoding == right.encoding == "b" and "=" not in left.text and len(left.text) % 4:
        return (replace(left, text=left.text + right.text, end=right.end),)
    return left, right


def _words(text: str) -> Iterator[_Word]:
    position = 0
    while start := _START.search(text, position):
        ending = _ending(text, start.end())
        if ending:
            words = text[start.end() : ending[0]]
            yield _Word(start[1].split("*")[0].lower(), start[2].lower(), words, start.start(), ending[1])
        position = ending[1] if ending else start.end()


def _ending(text: str, start: int) -> tuple[int, int] | None:
    """The end mark of a word. One that reads as `=20` behind a question mark is none if the word goes on."""
    following = _START.search(text, start)
    limit = min(following.start() if following else len(text), start + _LONGEST)
    marks = [mark.span() for mark in _END.finditer(text, start, limit)]
    if marks:
        return next((mark for mark in marks if not _HEX.match(text, mark[1])), marks[0])
    cut_off = limit == len(text) and " " not in text[start:]
    return (limit, limit) if cut_off else None
