"""Where sentences end, in the scripts and habits that customers and replies use. Pure and lossless."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

from production.channels.list_items import item_starts

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
_ALSO_WORDS = frozenset(_WORDS["also_words"])
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_SHORT = 4
"""Letters of an abbreviation nobody listed, before a number: `art. 5`, `kl. 10.30`."""
_SHORTEST = 5
"""Words of a sentence that may end in `p.m.` before a title."""
_NAMES_WITH_MARK = ("Yahoo", "Yum", "Jeopardy")

_CLOSING = "\"'\u201c\u201d\u2018\u2019\u00bb\u00ab\u203a)]}\u300d\u300f\uff09\u3011\u300b*_~"
# French puts a space before its closing mark; with letters right behind it, the mark opens.
_CLOSERS = rf"(?:[{re.escape(_CLOSING)}]|[ \u00a0\u202f]\u00bb(?=\s|$))"
_EMOJI = (
    r"(?:[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2B55\u2764\u203C]"
    r"[\U0001F3FB-\U0001F3FF\uFE0E\uFE0F\u200D\u20E3\U000E0020-\U000E007F]*)"
)
# Group 1: stops that need no space after them. Group 2: stops of scripts with spaces, four dots among them.
_STOP = re.compile(
    rf"([\u3002\uff01\uff1f\uff61\uff0e\u0965\u0964\u06d4\u061f\u0589\u1362\u1367\u104b\u104a\u060f]+{_CLOSERS}*)|"
    rf"((?:\.(?: \.){{2,3}}|(?:\.|!|\?|\u2026|\u203c|\u2049)+|(?<=[\u0370-\u03ff\u1f00-\u1fff]);|(?<=[\u0530-\u058f]):)"
    rf"{_CLOSERS}*)(?=\s|$|{_EMOJI}|[\u3040-\u30ff\u4e00-\u9fff])"
)
_EMOJI_END = re.compile(rf"(?<=\s)(?:{_EMOJI}+|[:;]-?[)D(P])(?=\s+[A-ZÀ-ÞА-Я\d])")
_TRAILING_EMOJI = re.compile(rf"[ \t]*{_EMOJI}+(?:\s*{_EMOJI}+)*(?=\s|$)")
_BREAK = re.compile(r"(?<![ \t])[ \t]*\r?\n\s*")
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

_AROUND = 80
"""Characters around a stop that decide, to both sides."""
_OPENING = " \t\u00a0*_\"'\u201c\u201e\u00ab\u2018(¿¡[\u2013\u2014"


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
    items = item_starts(text)
    markers = {end for _, end in items}
    starts: list[tuple[int, re.Match[str] | None]] = [(item, None) for item, _ in items]
    stops = [(match.start(), match) for each in (_STOP, _BREAK, _EMOJI_END) for match in each.finditer(text)]
    start = 0
    for at, match in sorted([*starts, *stops], key=lambda each: each[0]):
        if at < start or (match and (shielded[match.end() - 1] or match.end() in markers)):
            continue
        if match is None or _is_end(text, match, start):
            start = _behind(text, match) if match else at
            yield start


def _behind(text: str, match: re.Match[str]) -> int:
    """After the stop, its emoji and its white space."""
    emoji = _TRAILING_EMOJI.match(text, match.end()) if match.re is _STOP else None
    return _skip_space(text, emoji.end() if emoji else match.end())


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    if match.re is _BREAK:
        return _line_ends(text, match)
    if match.re is _EMOJI_END or match.group(1):
        return not _PARTICLE_AFTER_QUOTE.match(text, match.end() - 1)
    following = text[match.end() : match.end() + _AROUND].lstrip(_OPENING)
    if not following or following[0] in "\r\n":
        return not _LIST_MARKER.fullmatch(text, start, match.end())
    stop = match.group(2).rstrip(_CLOSING + " \u00a0\u202f")
    if stop == ". . ." or text[match.start() - 1 : match.end()].startswith("[..."):
        return False
    if stop == ".":
        return _full_stop_ends(text, match, start, following)
    named = text[max(start, match.start() - _AROUND) : match.start()].endswith(_NAMES_WITH_MARK)
    return not _starts_lower(following) or (match.group(2)[-1] in "!?" and not named)


def _line_ends(text: str, match: re.Match[str]) -> bool:
    """A line break ends a sentence, except where a long line was only wrapped."""
    rest = text[match.end() : match.end() + _AROUND]
    if match.group().count("\n") > 1 or _ITEM.match(rest):
        return True
    return not _starts_lower(rest)


def _full_stop_ends(text: str, match: re.Match[str], start: int, following: str) -> bool:
    said = text[max(start, match.start() - _AROUND) : match.start()]
    before = re.split(r"[\s(\[\u201c\u201e\u00ab/]|(?<![^\W\d_])\"", said)
    token = before[-1].lstrip("*_'\u2018")
    closed = match.group(2) != "."
    if _LIST_MARKER.fullmatch(text, start, match.end()):
        return False
    if token.isdigit():
        return _number_ends(said, following)
    verdict = None if closed else _abbreviation_ends(token, before[:-1], following)
    if verdict is not None:
        return verdict
    # Careless writing starts without a capital; an abbreviation we do not know is short.
    ordinary = len(token) > 3 and token.isalpha() and token.islower()
    return not _starts_lower(following) or (ordinary and not closed)


def _abbreviation_ends(token: str, before: list[str], following: str) -> bool | None:
    """None when the token is an ordinary word."""
    word = token.lower().rpartition("'")[2].rpartition("\u2019")[2]
    first = re.split(r"[\s,.:;!?]", following, maxsplit=1)[0].replace("\u2019", "'")
    spaced = before[-1] if before and before[-1].endswith(".") else ""
    if word in _ENDS_BEFORE_CAPITAL or spaced + word in _ENDS_BEFORE_CAPITAL:
        # "At 5 a.m. Mr. Smith" goes on: three words are no sentence.
        title = first.lower() in _ALWAYS_CONTINUE and len(before) < _SHORTEST
        return first[:1].isupper() and not title
    if word in _ALWAYS_CONTINUE or word.endswith("str"):
        # "The answer is no." and "on Sat. We ..." are rarer than "No. 5", and need a real first word.
        return word in _ALSO_WORDS and first in _STARTERS
    if following[0].isdigit() and token.isalpha() and len(token) <= (1 if _NUMBERED.match(following) else _SHORT):
        return word in _ALSO_WORDS
    if word in _MAY_END or _is_initials(token, before, following):
        return first in _STARTERS
    return None


def _is_initials(token: str, before: list[str], following: str) -> bool:
    """`J. R. Miller`, `u. a. Drucker`, `U.S.`, `pp. JJ. KK.`; a letter of a script without capitals is always one."""
    if re.fullmatch(r"([A-Z])\1", token):
        return re.match(r"([A-Z])\1\.", following) is not None
    if "." in token:
        return all(len(part) <= 2 and not part.isdigit() for part in token.split("."))
    if len(token) != 1 or not token.isalpha():
        return False
    spaced = bool(before) and re.fullmatch(r"[^\W\d_]\.", before[-1]) is not None
    return not token.islower() or spaced or re.match(r"[^\W\d_]\.", following) is not None


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
