"""Where sentences end, in the scripts and habits that customers and replies use. Pure and lossless."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

_WORDS = json.loads((files(__package__) / "abbreviations.json").read_text("utf-8"))
# Something always follows: `Dr. Smith`, `No. 5`, `e.g. this`.
_ALWAYS_CONTINUE = frozenset(_WORDS["always_continue"])
# Perhaps the last word: only a typical first word after it (a starter) begins a new sentence.
_MAY_END = frozenset(_WORDS["may_end"])
_ENDS_BEFORE_CAPITAL = frozenset(_WORDS["ends_before_capital"])
_STARTERS = frozenset(_WORDS["starters"])
# `am 3. März`: a number with a stop is an ordinal after or before these.
_ORDINAL_BEFORE = frozenset(_WORDS["ordinal_before"])
_ORDINAL_AFTER = frozenset(_WORDS["ordinal_after"])
_NAMES_WITH_MARK = ("yahoo", "yum", "jeopardy")

_CLOSERS = r"[\"'\u201d\u2019\u00bb\u00ab\u203a\)\]\}\u300d\u300f\uff09\u3011\u300b*_~]"
_EMOJI = (
    r"(?:[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2B55\u2764\u203C]"
    r"[\U0001F3FB-\U0001F3FF\uFE0E\uFE0F\u200D\u20E3\U000E0020-\U000E007F]*)"
)
# Group 1: stops that need no space after them. Group 2: stops of scripts with spaces.
_STOP = re.compile(
    rf"([\u3002\uff01\uff1f\uff61\uff0e\u0965\u0964\u06d4\u061f\u0589።။\u104a\u060f]+{_CLOSERS}*)|((?:\.|!|\?|\u2026|\u203c|\u2049)+{_CLOSERS}*)(?=\s|$|{_EMOJI}|[\u3040-\u30ff\u4e00-\u9fff])"
)
_EMOJI_END = re.compile(rf"(?<=\s){_EMOJI}+(?=\s+[A-ZÀ-ÞА-Я\d])")
_TRAILING_EMOJI = re.compile(rf"[ \t]*{_EMOJI}+(?:\s*{_EMOJI}+)*(?=\s|$)")
_BREAK = re.compile(r"[ \t]*\r?\n\s*")
_ITEM = re.compile(r"(?:[-*\u2022\u2023\u25e6\u25aa\u2013]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|#+)\s")
_LIST_MARKER = re.compile(r"\s*(?:[*_]{0,2})\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\.$")
_PARTICLE_AFTER_QUOTE = re.compile(r"[\u300d\u300f][\u3041-\u3096]")
_PAIRS = {
    "(": ")",
    "[": "]",
    "\u201c": "\u201d",
    "\u201e": "\u201c",
    "\u00ab": "\u00bb",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\uff08": "\uff09",
    "\u3010": "\u3011",
    '"': '"',
}
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "herr", "frau"})
_LONGEST_PROTECTED = 400
"""A quotation or bracket longer than this may be cut inside: more likely its end was forgotten."""

_LOOK_AHEAD = 80


def word_count(text: str) -> int:
    """Words between white space; a script without spaces counts one word for two characters."""
    dense = sum(1 for char in text if "\u3040" <= char <= "\u9fff")
    return len(text.split()) + dense // 2


def first_name(name: str | None) -> str | None:
    """How to greet somebody; None when the name is no name, such as an address or a handle."""
    family, comma, given = (name or "").strip(" \"'").partition(",")
    words = [word for word in (given if comma and given.strip() else family).split() if word.lower() not in _TITLES]
    if not words or not re.fullmatch(r"[^\W\d_][^\W\d_'\u2019.-]*(?:['\u2019-][^\W\d_]+)*\.?", words[0]):
        return None
    return words[0]


def sentences(text: str) -> list[str]:
    """The sentences of a text, trimmed, in order; nothing but white space is left out."""
    spans = sentence_spans(text)
    return [sentence for start, end in spans if (sentence := text[start:end].strip())]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Adjoining (start, end) that cover the whole text; white space belongs to the sentence before it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        if end > start and text[start:end].strip():
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends(text: str) -> Iterator[int]:
    """Offsets just after a sentence and the white space behind it, ascending."""
    shielded = _shielded(text)
    start = 0
    for match in sorted(
        [*_STOP.finditer(text), *_BREAK.finditer(text), *_EMOJI_END.finditer(text)], key=re.Match.start
    ):
        if match.start() < start or shielded[match.end() - 1]:
            continue
        if _is_end(text, match, start):
            emoji = _TRAILING_EMOJI.match(text, match.end()) if match.re is _STOP else None
            start = _skip_space(text, emoji.end() if emoji else match.end())
            yield start


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    if match.re is _BREAK:
        return _line_ends(text, match)
    if match.re is _EMOJI_END or match.group(1):
        return not _PARTICLE_AFTER_QUOTE.match(text, match.end() - 1)
    following = text[match.end() : match.end() + _LOOK_AHEAD].lstrip(" \t*_\"'\u201c\u201e\u00ab\u2018(¿¡[")
    if not following or following[0] in "\r\n":
        return not _LIST_MARKER.fullmatch(text, start, match.end())
    if "." in match.group(2) and match.group(2).rstrip("\"'\u201d\u2019\u00bb)]}*_~") == ".":
        return _full_stop_ends(text, match, start, following)
    if text[start : match.start()].lower().endswith(_NAMES_WITH_MARK):
        return not _starts_lower(following)
    return not _starts_lower(following) or (match.group(2)[-1] in "!?" and match.group(2) not in ("...", "\u2026"))


def _line_ends(text: str, match: re.Match[str]) -> bool:
    """A line break ends a sentence, except where a long line was only wrapped."""
    rest = text[match.end() : match.end() + _LOOK_AHEAD]
    if match.group().count("\n") > 1 or _ITEM.match(rest):
        return True
    return not _starts_lower(rest)


def _full_stop_ends(text: str, match: re.Match[str], start: int, following: str) -> bool:
    token = re.split(r"[\s(\[\"\u201c\u201e\u00ab/]", text[start : match.start()])[-1].lstrip("*_'\u2018")
    closed = match.group(2) != "."
    if _LIST_MARKER.fullmatch(text, start, match.end()):
        return False
    if token.isdigit():
        return _number_ends(text[start : match.start()], following)
    verdict = _abbreviation_ends(token, following)
    if verdict is not None and not closed:
        return verdict
    # Careless writing starts without a capital; an abbreviation we do not know is short.
    ordinary = len(token) > 3 and token.isalpha() and token[1:].islower()
    return not _starts_lower(following) or (ordinary and not closed)


def _abbreviation_ends(token: str, following: str) -> bool | None:
    """None when the token is an ordinary word."""
    word = token.lower()
    first = re.split(r"[\s,.:;!?]", following, maxsplit=1)[0].replace("\u2019", "'")
    if word in _ENDS_BEFORE_CAPITAL:
        return first[:1].isupper() and first.lower() not in _ALWAYS_CONTINUE
    if word in _ALWAYS_CONTINUE:
        # "The answer is no." and "on Sat. We ..." are rarer than "No. 5", and need a real first word.
        return (
            word in {"no", "sat", "max", "min", "fig", "est", "fax", "art", "mon", "sun", "es", "al", "str"}
            and first in _STARTERS
        )
    initial = (
        len(token) == 1 and token.isalpha() and (token.isupper() or re.match(r"[^\W\d_]\.", following) is not None)
    )
    doubled = re.fullmatch(r"([A-Z])\1", token) and re.match(r"([A-Z])\1\.", following)
    acronym = "." in token and all(len(part) <= 2 for part in token.split("."))
    if word in _MAY_END or initial or acronym or doubled:
        return first in _STARTERS
    return None


def _number_ends(before: str, following: str) -> bool:
    """`version 2. Then` ends; `am 3. März` and `2. quartal` go on."""
    words = before.split()
    previous = words[-2].lower() if len(words) > 1 else ""
    first = re.split(r"[\s,.]", following, maxsplit=1)[0]
    return not (previous in _ORDINAL_BEFORE or first.lower() in _ORDINAL_AFTER or _starts_lower(following))


def _starts_lower(text: str) -> bool:
    return text[:1].islower() and not re.match(r"i(?:Phone|Pad|OS|Cloud|Mac)|e(?:Bay|Sign)|https?:", text)


def _shielded(text: str) -> bytearray:
    """1 where a character stands inside a quotation or bracket that is closed in the same paragraph.

    A stop right before the closing mark is judged at the mark, which the stop's match includes.
    """
    shield = bytearray(len(text))
    index = 0
    while index < len(text):
        closing = _PAIRS.get(text[index])
        end = text.find(closing, index + 1, index + _LONGEST_PROTECTED) if closing else -1
        if end > 0 and "\n" not in text[index:end]:
            shield[index:end] = b"\x01" * (end - index)
            index = end
        index += 1
    return shield


def _skip_space(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index
