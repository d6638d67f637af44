"""Takes the signature off the end of what somebody wrote, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.channels.email.phrases import (
    ADDRESS,
    CLOSING,
    COMPANY,
    CONTACT_WORD,
    DISCLAIMER,
    FOOTER,
    JOB,
    SENT_FROM,
)
from production.channels.email.quotes import is_separator, plain

_DELIMITER = re.compile(r"--|- -|\u2013\u2013")
_RULER = re.compile(r"\u2014|---")
_LONGEST_SIGNATURE = 25
_LONGEST_LINE = 120
_CLOSING_WITHIN = 14
"""Lines from the end in which a closing is looked for."""

_PHONE = re.compile(r"(?:\+|\(0?|\b0|\b)\d[\d\s()./-]{6,}\d\b")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|de|fr|es|it|nl|pl|ru|se|dk|no|fi|cz|at|ch|eu|io|co)\b",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"\[(?:cid:|inline image|image:?)[^\]]*\]|<[^<>]{1,100}\.(?:png|jpe?g|gif)>", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*(?:,?\s+[^\W\d_][\w.'\u2019-]*){0,4}")


def without_signature(lines: Sequence[str]) -> list[str]:
    """The lines without what follows `-- `, phone and legal footers, and a closing with contact details."""
    own = _before_delimiter(list(lines))
    own = _before_legal_footer(own)
    own = _without_device_lines(own)
    own = _before_contact_block(own)
    return _without_device_lines(own)


def _before_delimiter(lines: list[str]) -> list[str]:
    for index in range(max(len(lines) - 2 * _LONGEST_SIGNATURE, 0), len(lines)):
        below = [plain(each) for each in lines[index + 1 :] if each.strip()]
        if len(below) <= _LONGEST_SIGNATURE and _DELIMITER.fullmatch(lines[index]):
            return lines[:index]
        if _RULER.fullmatch(lines[index]) or is_separator(lines[index]):
            # May stand anywhere in a text; above nothing but contact lines it starts a footer.
            once = not any(map(is_separator, below))
            if once and all(map(_fits_signature, below)) and any(map(_is_contact, below)):
                return lines[:index]
    return lines


def _before_legal_footer(lines: list[str]) -> list[str]:
    """Nobody writes below a disclaimer, so the first one ends the text."""
    starts = [
        index for index, line in enumerate(lines) if line.strip() and (index == 0 or not lines[index - 1].strip())
    ]
    for start in starts[1:]:
        paragraph = " ".join(_paragraph(lines, start))
        if FOOTER.match(paragraph.lstrip("*_ ")) or DISCLAIMER.match(paragraph):
            return lines[:start]
    return lines


def _paragraph(lines: list[str], start: int) -> list[str]:
    end = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
    return lines[start:end]


def _without_device_lines(lines: list[str]) -> list[str]:
    """Drop from the end: blank lines, rulers, `Sent from my iPhone`, bare links of such lines."""
    end = len(lines)
    while end and (_is_empty(lines[end - 1]) or _device_tail(lines, end)):
        end -= _device_tail(lines, end) or 1
    return lines[:end]


def _is_empty(line: str) -> bool:
    """Says nothing: blank, a ruler, or the place of an inline image."""
    return not line.strip() or is_separator(line) or _IMAGE.fullmatch(line.strip()) is not None


def _device_tail(lines: list[str], end: int) -> int:
    """How many of the last lines are what a phone appends; long ones are wrapped over two lines."""
    for count in (1, 2):
        tail = [plain(line).strip("[]*_ ") for line in lines[max(end - count, 0) : end]]
        if (
            all(tail)
            and len(tail) == count
            and len(tail[-1]) <= _LONGEST_LINE
            and SENT_FROM.fullmatch(" ".join(tail))
            and not tail[-1].endswith("?")
        ):
            return count
    return 0


def _before_contact_block(lines: list[str]) -> list[str]:
    """A closing is part of the letter; with phone, address or company below it, it is the signature's first line."""
    start = max(len(lines) - _CLOSING_WITHIN, 0)
    for index in range(len(lines) - 1, start - 1, -1):
        if len(lines[index]) <= _LONGEST_LINE and CLOSING.fullmatch(plain(lines[index]).strip("*_ ")):
            below = [plain(line) for line in lines[index + 1 :] if line.strip()]
            if below and all(map(_fits_signature, below)) and any(map(_is_contact, below)):
                return lines[:index]
    return _before_name_block(lines)


def _before_name_block(lines: list[str]) -> list[str]:
    """No closing, but a last paragraph of name, position, company and phone."""
    start = next((index for index in range(len(lines) - 1, 0, -1) if not lines[index - 1].strip()), 0)
    block = [plain(line) for line in lines[start:]]
    above = next((plain(line) for line in reversed(lines[:start]) if line.strip()), "")
    if len(block) < 3 or not above or above.endswith((":", "\uff1a")):
        return lines
    if not all(map(_fits_signature, block)) or not _NAME.fullmatch(block[0].strip("*_ ")):
        return lines
    if sum(map(_is_contact, block[1:])) >= 2:
        return lines[:start]
    return lines


def _is_contact(line: str) -> bool:
    return any(pattern.search(line) for pattern in (_PHONE, _URL, ADDRESS, COMPANY, CONTACT_WORD, JOB))


def _fits_signature(line: str) -> bool:
    """Short, and no sentence."""
    return len(line) <= 90 and not (
        line.endswith(("?", "!", "？", "！")) or (line.endswith(".") and len(line.split()) > 6)
    )
