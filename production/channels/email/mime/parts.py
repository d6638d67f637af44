"""One part of a mail, with what it declares read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import Message
from functools import cached_property

from production.channels.email.charsets import decode_text
from production.channels.email.mime.declared import Declared, declared
from production.channels.email.mime.ink import is_visible

LONGEST = 1_000_000
"""Characters of the source of one text part: a table of a spreadsheet has some hundred thousand."""
_WIDEST = 4
"""Bytes of a character."""
_TAG = re.compile(r"<[^<>]*>")
_TAG_START = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_STARTS_AS_HTML = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


class Part(Message):
    """Headers as the rest of the product reads them, decoded; `content` is decoded too.

    A multipart has `children` and no content; an attached mail has both.
    """

    def __init__(self, kind: str, content: bytes = b"", fallback: str | None = None) -> None:
        """`kind` is the media type in lower case; `fallback` the charset of the mail around it."""
        super().__init__()
        self.kind = kind
        self.content = content
        self.children: list[Part] = []
        self._fallback = fallback
        if kind.startswith(("text/", "message/")):
            self.set_payload(content[: LONGEST * _WIDEST].decode("ascii", "surrogateescape"))

    def has_headers(self, headers: Sequence[tuple[str, str]]) -> Part:
        """Itself, with these below the ones it has."""
        for name, value in headers:
            self[name] = value
        return self

    def holds(self, children: Sequence[Part], *, beside: str = "") -> Part:
        """Itself, with these parts inside, in their order; `beside` is what stands outside of all of them."""
        self.children = list(children)
        self.preamble = beside or None
        self.set_payload([*children])
        return self

    def with_content(self, content: bytes) -> Part:
        """A part of the same type with other content."""
        headers = [("Content-Type", str(self.get("content-type", "")))]
        return Part(self.kind, content, self._fallback).has_headers(headers)

    def get_content_type(self) -> str:
        return self.kind

    @cached_property
    def declared_type(self) -> Declared:
        return declared("; ".join(map(str, self.get_all("content-type", []))))

    @cached_property
    def disposition(self) -> Declared:
        return declared(str(self.get("content-disposition", "")))

    @cached_property
    def text(self) -> str:
        """With single line feeds, at most LONGEST characters."""
        charset = self.declared_type.parameters.get("charset")
        text = decode_text(self.content[: LONGEST * _WIDEST], charset, self._fallback)
        return text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def is_html(self) -> bool:
        """What the content says, where the declaration makes no sense."""
        if self.kind == "text/plain":
            return _STARTS_AS_HTML.match(self.text) is not None
        return self.kind.startswith("text/") and _TAG_START.search(self.text) is not None

    @cached_property
    def has_words(self) -> bool:
        return is_visible(_TAG.sub("", self.text) if self.is_html else self.text)


def made(kind: str, content: bytes, name: str) -> Part:
    """A file that stood in no part of its own."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return Part(kind, content).has_headers([("Content-Disposition", f'attachment; filename="{quoted}"')])
