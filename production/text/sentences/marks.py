"""The characters that end, open and close sentences."""

from __future__ import annotations

import re

AROUND = 80
"""Characters around a stop that decide, to both sides."""

CLOSING = "\"'\u201c\u201d\u2018\u2019\u00bb\u00ab\u203a)]}\u300d\u300f\uff09\u3011\u300b*_~"
OPENING = " \t\u00a0*_\"'\u201c\u201e\u00ab\u2018(¿¡[\u2013\u2014"
# French puts a space before its closing mark; with letters right behind it, the mark opens.
_OPENS_MORE_OFTEN = "\u201c\u2018\u00ab"
_CLOSERS = rf"(?:[{re.escape(CLOSING)}]|[ \u00a0\u202f]\u00bb(?=\s|$))"
EMOJI = (
    r"(?:[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2B55\u2764\u203C]"
    r"[\U0001F3FB-\U0001F3FF\uFE0E\uFE0F\u200D\u20E3\U000E0020-\U000E007F]*)"
)
# Group 1: stops that need no space after them. Group 2: stops of scripts with spaces, four dots among them.
STOP = re.compile(
    rf"([\u3002\uff01\uff1f\uff61\uff0e\u0965\u0964\u06d4\u061f\u0589\u1362\u1367\u104b\u104a\u060f]+[.!?\u2026]*(?:(?![{_OPENS_MORE_OFTEN}]){_CLOSERS})*)|"
    rf"((?:\.(?: \.){{2,3}}|(?:\.|!|\?|\u2026|\u203c|\u2049)+|(?<=[\u0370-\u03ff\u1f00-\u1fff]);|(?<=[\u0530-\u058f]):)"
    rf"{_CLOSERS}*(?:\[\d{{1,3}}\])*)(?=\s|$|{EMOJI}|[\u3040-\u30ff\u4e00-\u9fff])"
)
# A forgotten space: `It broke.Please help`.
GLUED = re.compile(r"(?<=[^\W\d_A-Z]{2})(?:\.|[!?]+)(?=[^\W\d_])|(?<=\d)\.(?=[^\W\d_])")
EMOTICON = r"(?:[:;=]-?[)D(P/|]|<3)"
EMOJI_END = re.compile(rf"(?<=\s)(?:{EMOJI}+|{EMOTICON})(?=\s+[A-ZÀ-ÞА-Я\d])")
BREAK = re.compile(r"(?<![ \t])[ \t]*\r?\n\s*")
LIST_MARKER = re.compile(r"\s*(?:[*_]{0,2})\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\.$")


def starts_lower(text: str) -> bool:
    return text[:1].islower() and not re.match(r"i(?:Phone|Pad|OS|Cloud|Mac)|e(?:Bay|Sign)|https?:", text)
