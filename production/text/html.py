"""HTML as the events of a real parser: any text, without recursion and in linear time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import Protocol

from lxml import etree

_DEEPEST = 500
"""Open elements; layouts have some dozens. The parser searches all of them for every end tag."""
_STEP = 4096
"""Characters between two looks at the depth."""
_TAG = re.compile(r"<[^<>]*>")
_NUL_TAG = re.compile(r"<[^<>\0]{0,30}\0")
"""A name that a browser does not take for that of a script or a style sheet."""
_INLINE = re.compile(r"</?(?:a|b|big|code|em|font|i|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>", re.IGNORECASE)
"""May stand within a word."""
UNCLOSED = "comment"
"""Stands in the page where a comment, style sheet or script begins that never ends: a browser shows nothing more."""
_LEADING_ZEROS = re.compile(r"&#([xX]?)0+(?=[0-9a-fA-F])")
_ENTITY_NUMBER = re.compile(r"&#(?=x?[0-9a-fA-F]{9})[xX]?[0-9a-fA-F]{9,};?")
"""Longer than any character's: the standard library fails over thousands of digits."""
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
"""What the standard library takes for a reference."""
_SWALLOWING = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in [
        ("<!--", "--!?>"),
        *((rf"<{name}\b[^<>]*>?", rf"</{name}") for name in ("title", "style", "script")),
    ]
)


def unescaped(text: str) -> str:
    """HTML entities as the characters that they stand for; never fails."""
    short = _ENTITY_NUMBER.sub("\ufffd", _LEADING_ZEROS.sub(r"&#\1", text))
    return _REFERENCE.sub(lambda reference: _character(reference[0]), short)


@lru_cache(maxsize=4096)  # the same few stand in a mail again and again
def _character(reference: str) -> str:
    return unescape(reference)


def _with_replacement(tag: re.Match[str]) -> str:
    return tag[0].replace("\0", "\ufffd")


class Target(Protocol):
    """Takes the events; every start has its end, also where the page has none."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...


def read_html(html: str, target: Target) -> None:
    """Feed a page to `target`. What is nested deeper than any layout arrives as text without tags."""
    page = _closed(_NUL_TAG.sub(_with_replacement, html).replace("\0", "").encode("utf-8", "replace").decode())
    watched = _Watched(target)
    parser = etree.HTMLParser(target=watched, huge_tree=True)
    parser.feed("<html>")  # nothing at all would be an error
    fed = 0
    while fed < len(page) and watched.depth <= _DEEPEST:
        end = page.find(">", fed + _STEP) + 1 or len(page)  # neither a tag nor a word is cut in two
        parser.feed(page[fed:end])
        fed = end
    parser.close()
    if fed < len(page):
        target.data(unescaped(_TAG.sub(" ", _INLINE.sub("", page[fed:]))))


def _closed(html: str) -> str:
    """Comments and raw text that nobody closes would hide all that follows: an element marks where the first began.

    A last tag that nobody closes is text.
    """
    for opening, closing in _SWALLOWING:
        end = max((match.end() for match in closing.finditer(html)), default=0)
        before, *behind = opening.split(html[end:])
        html = html[:end] + before + (f"<{UNCLOSED}>" if behind else "") + "".join(behind)
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


class _Watched:
    """Passes events on and counts the open elements."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self._target.end(tag)

    def data(self, text: str) -> None:
        self._target.data(text)

    def close(self) -> None:
        """The parser asks for it."""
