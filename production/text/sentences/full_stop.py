"""Whether a full stop ends a sentence, or belongs to an abbreviation, an initial, an ordinal, an address."""

from __future__ import annotations

import re

from production.text.sentences import words
from production.text.sentences.abbreviations import Abbreviation, ends, is_ordinary
from production.text.sentences.marks import AROUND, CLOSING, LIST_MARKER, starts_lower

_ADDRESS = re.compile(r"[@/\\_=&(<]|www\.")


def full_stop_ends(text: str, match: re.Match[str], start: int, following: str) -> bool:
    """`match` is the stop with its closing marks, in a sentence that began at `start`."""
    said = text[max(start, match.start() - AROUND) : match.start()]
    before = re.split(r"[\s(\[\u201c\u201e\u00ab/]|(?<![^\W\d_])\"", said)
    token = before[-1].lstrip("*_'\u2018")
    if LIST_MARKER.fullmatch(text, start, match.end()):
        return False
    if token.isdigit():
        return _number_ends(said.split(), following)
    if match.group(2) != ".":  # a bracket or quotation that closed behind the stop
        return not starts_lower(following)
    verdict = ends(Abbreviation(token, before[:-1], following))
    if verdict is not None:
        return verdict
    quoted = token[-1:] in CLOSING  # `it says "error". what now`
    return not starts_lower(following) or quoted or is_ordinary(token)


def glued_ends(text: str, match: re.Match[str]) -> bool:
    """`match` is a stop without a space behind it; in an address, a file name or code it ends nothing."""
    before = re.split(r"\s", text[max(match.start() - AROUND, 0) : match.start()])[-1]
    after = re.split(r"\s", text[match.end() : match.end() + AROUND])[0]
    if _ADDRESS.search(before + after) or not after[0].isupper():
        return False
    first = re.split(r"[^\w'\u2019]", after, maxsplit=1)[0].replace("\u2019", "'")
    return match.group() != "." or first in words.STARTERS or after.rstrip(".").lower() in words.ALWAYS_CONTINUE


def _number_ends(said: list[str], following: str) -> bool:
    """`version 2. Then` ends; `am 3. März`, `2. quartal` and `Step 1. Open it` go on."""
    previous = said[-2].lower() if len(said) > 1 else ""
    if len(said) == len(("Step", "1")) and previous in words.STEPS:
        return False
    first = re.split(r"[\s,.]", following, maxsplit=1)[0]
    return not (previous in words.ORDINAL_BEFORE or first.lower() in words.ORDINAL_AFTER or starts_lower(following))
