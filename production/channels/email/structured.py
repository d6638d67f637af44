"""The tokens of a structured header (RFC 5322, 3.2): quoted strings, comments, words. Linear for any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    COMMENT = "comment"
    SPACE = "space"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a header; `raw` is how it stands there, `text` what it says without quotes, brackets and escapes."""

    kind: Kind
    raw: str
    text: str

    def is_special(self, marks: str) -> bool:
        """Whether it is one of these characters, outside of quotes and comments."""
        return self.kind is Kind.SPECIAL and self.text in marks


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SPACE = re.compile(r"\s+")
# Mail programs put commas and brackets into encoded words, which the standard forbids.
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=")
_ESCAPE = re.compile(r"\\(.)")
_BRACKET = re.compile(r"\\.|[()]")


def tokens(text: str, specials: str) -> Iterator[Token]:
    """Every character of the text is in exactly one token. A quote or bracket that nothing closes is a word."""
    word = re.compile(rf'(?:(?!=\?)[^\s"({re.escape(specials)}])+')
    position, open_for_good = 0, ""
    while position < len(text):
        mark = text[position]
        if mark in open_for_good:
            end, kind = position + 1, Kind.WORD
        elif mark == '"':
            end, kind = _end(_QUOTED, text, position), Kind.QUOTED
        elif mark == "(":
            end, kind = _end_of_comment(text, position), Kind.COMMENT
        elif mark in specials:
            end, kind = position + 1, Kind.SPECIAL
        elif mark.isspace():
            end, kind = _end(_SPACE, text, position), Kind.SPACE
        else:
            end, kind = _end(_ENCODED, text, position) or _end(word, text, position) or position + 1, Kind.WORD
        if not end:  # later ones would look in vain as well, each to the end of the text
            open_for_good += mark
            continue
        yield _token(kind, text[position:end])
        position = end


def _token(kind: Kind, raw: str) -> Token:
    enclosed = kind in {Kind.QUOTED, Kind.COMMENT}
    return Token(kind, raw, _ESCAPE.sub(r"\1", raw[1:-1]) if enclosed else raw)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else 0


def _end_of_comment(text: str, position: int) -> int:
    """Behind the bracket that closes this one; 0 if none does."""
    depth = 0
    for match in _BRACKET.finditer(text, position):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return 0
