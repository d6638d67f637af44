"""Turns a PDF into markdown: larger type becomes headings, wider gaps paragraphs, bullets list items.

A PDF knows neither headings nor paragraphs, only glyphs at places; what a reader's eye infers from
size and distance is inferred here in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from typing import Any

from production.crm.knowledge.blocks import join_blocks
from production.schemas.errors import ConfigurationError, InvalidInput

HEADING_SIZE_RATIO = 1.12
"""Type this many times the size of the running text is a heading."""
PARAGRAPH_GAP_RATIO = 1.25
"""A gap this many times the usual one between lines starts a paragraph."""
HEADING_CHARACTERS = 120
HEADING_LEVELS = 4
RUNNING_HEAD_SHARE = 0.5
"""A line on more than this share of the pages is a running head or foot."""

_BULLET = re.compile(r"^[•‣▪●◦]\s*")
_ITEM = re.compile(r"(?:- |\d{1,3}[.)]\s)")
_NUMBER = re.compile(r"\d+")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")


@dataclass(slots=True)
class _Line:
    text: str = ""
    size: float = 0.0
    """Height of the type, in the page's own unit."""
    top: float = 0.0
    """Distance from the foot of the page, in the page's own unit."""


def pdf_to_markdown(raw: bytes) -> str:
    """
    Raises:
        InvalidInput: not a PDF, damaged, or locked with a password.
        ConfigurationError: the package pypdf is not installed.
    """
    if find_spec("pypdf") is None:
        raise ConfigurationError("The package pypdf is not installed: it reads PDF documents.")
    pypdf, errors = import_module("pypdf"), import_module("pypdf.errors")
    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        pages = [_lines(page) for page in reader.pages]
        title = str((reader.metadata and reader.metadata.title) or "")
    # Damaged files surprise the library itself in many places: any of these means just that.
    except (errors.PyPdfError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise InvalidInput("document", f"is not a readable PDF ({type(error).__name__})") from error
    return _markdown(_without_running_heads(pages), title.strip())


def _lines(page: Any) -> list[_Line]:
    lines = [_Line()]

    def see(text: str, page_matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        height = round(abs(size * text_matrix[3] * page_matrix[3]), 1)
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append(_Line())
            line = lines[-1]
            line.text += part
            if part.strip() and height > line.size:
                line.size, line.top = height, text_matrix[5] * page_matrix[3] + page_matrix[5]

    page.extract_text(visitor_text=see)
    return [_Line(_tidy(line.text), line.size, line.top) for line in lines if line.text.strip()]


def _tidy(text: str) -> str:
    whole = unicodedata.normalize("NFKC", text)  # ligatures are one glyph
    return _BULLET.sub("- ", " ".join(whole.split()))


def _without_running_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without the lines that most of them share, page numbers aside."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page})
    most = max(2.0, len(pages) * RUNNING_HEAD_SHARE)
    return [[line for line in page if seen[_key(line)] <= most] for page in pages]


def _key(line: _Line) -> str:
    return _NUMBER.sub("#", line.text)


def _markdown(pages: list[list[_Line]], title: str) -> str:
    lines = [line for page in pages for line in page]
    levels = _heading_levels(lines)
    usual = _usual_gap(pages)
    blocks = [] if levels or not title else [f"# {title}"]
    before = _Line()
    for line in lines:
        if blocks and not _begins(before, line, levels, usual):
            blocks[-1] = _continued(blocks[-1], line.text)
        else:
            blocks.append("#" * levels.get(line.size, 0) + " " * (line.size in levels) + line.text)
        before = line
    return join_blocks(blocks)


def _heading_levels(lines: list[_Line]) -> Mapping[float, int]:
    """Size -> level of heading, the largest first; sizes of the running text are missing."""
    written: Counter[float] = Counter()
    for line in lines:
        written[line.size] += len(line.text)
    body = max(written, key=written.__getitem__, default=0.0)
    long = {line.size for line in lines if len(line.text) > HEADING_CHARACTERS}
    sizes = sorted((size for size in written if size >= body * HEADING_SIZE_RATIO and size not in long), reverse=True)
    return {size: min(level, HEADING_LEVELS) for level, size in enumerate(sizes, start=1)}


def _usual_gap(pages: list[list[_Line]]) -> float:
    """Between two lines of one paragraph: a low quantile, as paragraphs of one line have no such gap."""
    gaps = sorted(
        upper.top - lower.top
        for page in pages
        for upper, lower in pairwise(page)
        if upper.size == lower.size and upper.top > lower.top
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


def _begins(before: _Line, line: _Line, levels: Mapping[float, int], usual: float) -> bool:
    """Whether a line starts a block of its own instead of going on with the one before."""
    if line.size in levels or before.size in levels:
        return line.size != before.size or before.top - line.top > 2 * usual
    if _ITEM.match(line.text):
        return True
    gap = before.top - line.top
    if gap < 0:  # the next page or column
        return before.text.endswith((".", "!", "?", ":"))
    return gap > usual * PARAGRAPH_GAP_RATIO


def _continued(block: str, text: str) -> str:
    return _HYPHENATED.sub("", block) + text if _HYPHENATED.search(block) else f"{block} {text}"
