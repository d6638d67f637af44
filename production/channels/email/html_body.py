"""A plain reply as the HTML half of a mail: same words, lists and links that work."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from production.schemas.wording import Wording

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'\u2019\u201d]")
_NUMBERED = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(.*)")
_BULLET = re.compile(r"\s{0,3}[-*\u2022]\s+(.*)")


def html_body(text: str, wording: Wording | None = None, below: str = "") -> str:
    """Blank lines separate paragraphs; everything is escaped except `below`, which is HTML already.

    `wording` tells language and direction.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return f"<html{_language(wording)}><body>{''.join(map(_paragraph, paragraphs))}{below}</body></html>"


def _language(wording: Wording | None) -> str:
    if wording is None:
        return ""
    direction = ' dir="rtl"' if wording.right_to_left else ""
    return f' lang="{wording.tag}"{direction}'


def _paragraph(text: str) -> str:
    """Runs of list items and runs of other lines."""
    return "".join(_run(kind, list(lines)) for kind, lines in groupby(text.split("\n"), _kind))


def _kind(line: str) -> str:
    if _NUMBERED.fullmatch(line):
        return "ol"
    return "ul" if _BULLET.fullmatch(line) else "p"


def _run(kind: str, lines: list[str]) -> str:
    if kind == "p":
        return f"<p>{'<br>'.join(map(_inline, lines))}</p>"
    if kind == "ul":
        items = [match.group(1) for line in lines if (match := _BULLET.fullmatch(line))]
        return f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
    numbered = [match.groups() for line in lines if (match := _NUMBERED.fullmatch(line))]
    # The number is kept: a list that a sentence interrupts goes on counting.
    return f"<ol>{''.join(f'<li value={int(number)}>{_inline(item)}</li>' for number, item in numbered)}</ol>"


def _inline(line: str) -> str:
    out, position = [], 0
    for match in _LINK.finditer(line):
        url = escape(match.group())
        out += [escape(line[position : match.start()]), f'<a href="{url}">{url}</a>']
        position = match.end()
    return "".join([*out, escape(line[position:])])
