"""Turns an HTML page into markdown: headings, lists, tables, code and paragraphs, without the page's boilerplate."""

from __future__ import annotations

import re
from collections.abc import Mapping

from production.crm.knowledge.blocks import join_blocks
from production.text.html import read_html

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOILERPLATE = frozenset(
    [
        "nav",
        "aside",
        "footer",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "textarea",
        "dialog",
    ]
)
_CONTENT = frozenset({"main", "article"})
"""A page that marks its content so is read there only."""
_BREAKS = frozenset(
    [
        "address",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "header",
        "hr",
        "main",
        "article",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tfoot",
    ]
)
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = _BREAKS | _HEADINGS.keys() | {"li"}
_ROW = "| "
_INDENT = "   "
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)


def html_to_markdown(text: str) -> str:
    """Markdown of a page; its `<title>` leads where the content has no heading of the first level.

    Pages marked `<meta name="audience" content="internal">` keep that as front matter.
    """
    reader = _Reader()
    read_html(text, reader)
    return reader.markdown()


class _Reader:
    """Gathers blocks of markdown; a block ends where the page would break the line."""

    def __init__(self) -> None:
        self._blocks: list[tuple[bool, str]] = []
        """(within marked content, markdown), in order."""
        self._text: list[str] = []
        self._prefix = ""
        self._lists: list[int | None] = []
        """Open lists, outermost first: items so far of a numbered one, None for bullets."""
        self._links: list[str] = []
        self._skipped = self._content = self._code = 0
        self._in_title = False
        self._title = ""
        self._internal = False

    def markdown(self) -> str:
        self._flush()
        marked = any(within for within, _ in self._blocks)
        blocks = [block for within, block in self._blocks if within or not marked]
        if self._title and not any(block.startswith("# ") for block in blocks):
            blocks.insert(0, f"# {self._title}")
        front = "---\naudience: internal\n---\n" if self._internal else ""
        return front + join_blocks(blocks)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BOILERPLATE:
            self._skipped += 1
        elif tag == "title":
            self._in_title = True
        elif tag == "meta":
            named, content = attributes.get("name", ""), attributes.get("content", "")
            self._internal |= (named.lower(), content.lower()) == ("audience", "internal")
        elif tag == "a":
            self._open_link(attributes.get("href", ""))
        elif tag == "br":
            self.data("\n" if self._code else " ")
        else:
            self._open_block(tag)

    def end(self, tag: str) -> None:
        if tag in _BOILERPLATE:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "title":
            self._in_title = False
        elif tag == "a":
            self._close_link()
        elif tag in ("td", "th"):
            self._text.append(" | ")
        else:
            self._close_block(tag)

    def data(self, text: str) -> None:
        if self._in_title:
            self._title = _SPACE.sub(" ", self._title + text).strip()
        elif not self._skipped and (self._code or self._text or text.strip()):
            self._text.append(text)

    def _open_block(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._flush("#" * _HEADINGS[tag] + " ")
        elif tag in _LISTS:
            self._flush()
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._flush(self._bullet())
        elif tag == "tr":
            self._flush(_ROW)
        elif tag == "pre":
            self._flush()
            self._code += 1
        elif tag in _BREAKS and not self._begins() and not self._in_row():
            self._flush(self._indent())
        self._content += tag in _CONTENT

    def _close_block(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._flush()
            self._lists.pop()
        elif tag in ("tr", "pre") or (tag in _BLOCKS and not self._in_row()):
            self._flush(self._indent())
        if tag == "pre":
            self._code = max(0, self._code - 1)
        elif tag in _CONTENT:
            self._content = max(0, self._content - 1)

    def _begins(self) -> bool:
        """Whether an item has just begun: a paragraph inside it is its text, not a new block."""
        return bool(self._prefix) and not self._text

    def _in_row(self) -> bool:
        """A row of a table stays one line, whatever its cells hold."""
        return self._prefix == _ROW

    def _indent(self) -> str:
        """Further paragraphs of a list item stay below it."""
        return _INDENT * len(self._lists)

    def _bullet(self) -> str:
        indent = _INDENT * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "

    def _open_link(self, address: str) -> None:
        kept = address if _LINK.match(address) and not self._skipped else ""
        self._links.append(kept)
        if kept:
            self._text.append("[")

    def _close_link(self) -> None:
        address = self._links.pop() if self._links else ""
        if address:
            self._text.append(f"]({address})")

    def _flush(self, prefix: str = "") -> None:
        """End the open block; the next one starts with `prefix`."""
        text = "".join(self._text)
        if text.strip(" |\n\t"):
            self._blocks.append((self._content > 0, self._as_block(text)))
        self._text, self._prefix = [], prefix

    def _as_block(self, text: str) -> str:
        if self._code:
            return "```\n" + text.strip("\n") + "\n```"
        line = _SPACE.sub(" ", text).strip()
        return f"{_ROW}{line.removesuffix('|').strip()} |" if self._in_row() else self._prefix + line
