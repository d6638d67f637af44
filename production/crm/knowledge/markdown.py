"""Reads markdown into sections: a path of headings, and the pieces of text below it.

Only what matters for cutting is understood: headings, lists, tables, code fences, paragraphs and
front matter. Everything else stays text, so nothing a writer wrote gets lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_ROW = re.compile(r" {0,3}\|")


_COMMENT = "<!--"
_COMMENT_END = "-->"


class Kind(Enum):
    """What a piece is, as far as cutting cares."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


@dataclass(slots=True)
class Piece:
    """The smallest part that is never cut, except a paragraph that alone is too long."""

    kind: Kind
    text: str


@dataclass(slots=True)
class Comment:
    """What stands from `<!--` to `-->`: never shown to customers."""

    line: int
    """Where it begins, from 1."""
    below: str
    """The line of text that it stands below, in the same section; empty where it stands below nothing."""
    text: str
    """With its marks: without `-->` it was never closed."""

    @property
    def closed(self) -> bool:
        return _COMMENT_END in self.text


@dataclass(frozen=True, slots=True)
class Section:
    """Everything between two headings."""

    path: tuple[str, ...]
    """Headings that lead here, outermost first; empty before the first one."""
    pieces: list[Piece] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def front_matter(text: str) -> dict[str, str]:
    """Simple `name: value` fields at the top of a document, names lower-cased, values without quotes.

    `title` names the document, `category` files it, and `audience: internal` keeps it from customers.
    """
    front = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
    fields = _FIELD.findall(front.group()) if front else []
    return {name.lower(): value.strip("\"'") for name, value in fields}


def read(text: str) -> list[Section]:
    """Sections in order, those without any text included."""
    reader = _Reader()
    whole = text.replace("\r\n", "\n")
    body = _FRONT_MATTER.sub("", whole)
    first = whole.count("\n") - body.count("\n") + 1
    for number, line in enumerate(body.split("\n"), first):
        reader.take(line, number)
    return reader.sections


class _Reader:
    """One pass over the lines; `_open` says whether the next line may continue the last piece."""

    def __init__(self) -> None:
        self.sections = [Section(())]
        self._levels: list[tuple[int, str]] = []
        self._open = False
        self._fence: str | None = None
        self._comment: Comment | None = None

    def take(self, line: str, number: int) -> None:
        if self._fence is not None:
            self._code(line)
        elif self._comment is not None or _COMMENT in line:
            self._note(line, number)
        elif not line.strip():
            self._open = False
        elif heading := _HEADING.match(line):
            self._head(len(heading[1]), heading[2])
        elif self._open and (underline := _UNDERLINE.match(line)) and self._single_line():
            self._head(1 if underline[1][0] == "=" else 2, self._pieces.pop().text)
        else:
            self._text(line)

    @property
    def _pieces(self) -> list[Piece]:
        return self.sections[-1].pieces

    def _note(self, line: str, number: int) -> None:
        """A comment leaves the text as if it were not there: the piece above it may go on below."""
        before, mark, inside = ("", "", line) if self._comment else line.partition(_COMMENT)
        noted, end, after = inside.partition(_COMMENT_END)
        if before.strip():
            self.take(before + after if end else before, number)
            after = ""
        if self._comment is None:
            below = self._pieces[-1].text.rpartition("\n")[2].strip() if self._pieces else ""
            self._comment = Comment(number, below, mark + noted + end)
            self.sections[-1].comments.append(self._comment)
        else:
            self._comment.text += f"\n{noted}{end}"
        if end:
            self._comment = None
            if after.strip():
                self.take(after, number)

    def _single_line(self) -> bool:
        last = self._pieces[-1]
        return last.kind is Kind.PARAGRAPH and "\n" not in last.text

    def _head(self, level: int, title: str) -> None:
        self._levels = [*(pair for pair in self._levels if pair[0] < level), (level, title.strip())]
        self.sections.append(Section(tuple(name for _, name in self._levels if name)))
        self._open = False

    def _text(self, line: str) -> None:
        if self._within_item(line):
            self._continue(line)
        elif fence := _FENCE.match(line):
            self._fence = fence[1]
            self._start(Kind.CODE, line)
        elif _ITEM.match(line):
            self._start(Kind.ITEM, line)
        elif _ROW.match(line):
            self._start(Kind.ROW, line)
        elif self._open:
            self._continue(line)
        else:
            self._start(Kind.PARAGRAPH, line)

    def _within_item(self, line: str) -> bool:
        """Indented text below a list item is part of it, even after a blank line."""
        return bool(self._pieces) and self._pieces[-1].kind is Kind.ITEM and line.startswith(("  ", "\t"))

    def _continue(self, line: str) -> None:
        self._pieces[-1].text += f"\n{line.rstrip()}"
        self._open = True

    def _code(self, line: str) -> None:
        self._pieces[-1].text += f"\n{line.rstrip()}"
        if self._fence is not None and line.strip().startswith(self._fence):
            self._fence, self._open = None, False

    def _start(self, kind: Kind, line: str) -> None:
        self._pieces.append(Piece(kind, line.strip() if kind is not Kind.CODE else line.rstrip()))
        self._open = kind in (Kind.PARAGRAPH, Kind.ITEM)
