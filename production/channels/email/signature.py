"""Takes the signature off the end of what somebody wrote, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.channels.email.phrases import (
    ADDRESS,
    CHANGE,
    COMPANY,
    COMPANY_WORD,
    CONTACT_DETAIL,
    CONTACT_WORD,
    DISCLAIMER,
    FOOTER,
    JOB,
    POSTSCRIPT,
    SENT_FROM,
)
from production.channels.email.quotes import is_separator, plain
from production.text.greetings import CLOSING

_DELIMITER = re.compile(r"-- |- -- ")
"""RFC 3676, and inside of a signed message."""
_BARE_DELIMITER = re.compile(r"--|- -|\u2013\u2013")
"""Programs that drop the space; writers separate paragraphs with it."""
_RULER = re.compile(r"\u2014|---")
_LONGEST_SIGNATURE = 25
_LONGEST_LINE = 120
_LONGEST_FOOTER = 2000

_PHONE = re.compile(r"(?:\+|\(0?|\b0|\b)\d[\d\s()./-]{6,}\d\b")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|de|fr|es|it|nl|pl|ru|se|dk|no|fi|cz|at|ch|eu|io|co)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^\W\d_][\w .'/-]{0,40}\s?[:=\uff1a](?!//)")
_SHORT_LABEL = re.compile(r"\w{1,2}\s?[:\uff1a]\s*\+?[\d(]")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3}|\bIBAN\b")
_PERSONAL = re.compile(r"[?\uff1f]|\b(?:I|I'm|I've|my|ich|meine?|je|j'ai|mon|ma|yo|io|eu|ik|mijn)\b")
_LONGEST_OF_SIGNATURE = 90
_TOLD = re.compile(
    r"(?:I|I'm|I've|my|our|ich|meine?|unsere?|je|j'ai|mon|ma|mi|yo|mio|io|meu|minha|mijn|mój|moja|min|mitt|мой|моя|мои)\s",
    re.IGNORECASE,
)
_BEHIND_LINK = re.compile(r"\s*<https?://[^<>\s]*>?", re.IGNORECASE)
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
        few = 0 < len(below) <= _LONGEST_SIGNATURE
        if few and _DELIMITER.fullmatch(lines[index]):
            return lines[:index]
        bare = lines[index].rstrip()
        if few and _BARE_DELIMITER.fullmatch(bare) and _are_signature(below) and not any(map(_is_prose, below)):
            return lines[:index]
        if _RULER.fullmatch(bare) or is_separator(bare):
            # May stand anywhere in a text; above nothing but contact lines it starts a footer.
            once = not any(map(is_separator, below))
            if once and _are_signature(below) and any(map(_is_contact, below)):
                return lines[:index]
    return lines


def _before_legal_footer(lines: list[str]) -> list[str]:
    """Nobody writes below a disclaimer, so the first one ends the text."""
    starts = [
        index for index, line in enumerate(lines) if line.strip() and (index == 0 or not lines[index - 1].strip())
    ]
    footers = [start for start in starts[1:] if _is_footer(_paragraph(lines, start))]
    for start in footers:
        below = [each for each in starts if each > start and each not in footers]
        if DISCLAIMER.match(_paragraph(lines, start)) or all(_are_signature(lines[each : each + 1]) for each in below):
            return lines[:start]
    return lines


def _is_footer(paragraph: str) -> bool:
    """A disclaimer asks nothing and nobody in it says `I`."""
    legal = DISCLAIMER.match(paragraph) is not None and not _PERSONAL.search(paragraph)
    return legal or FOOTER.match(paragraph.lstrip("*_ ")) is not None


def _paragraph(lines: list[str], start: int) -> str:
    end = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
    return " ".join(lines[start : min(end, start + _LONGEST_SIGNATURE)])[:_LONGEST_FOOTER]


def _without_device_lines(lines: list[str]) -> list[str]:
    """Drop from the end: blank lines, rulers, `Sent from my iPhone`, bare links of such lines."""
    end = len(lines)
    while end and (_is_empty(lines[end - 1]) or _device_tail(lines, end)):
        end -= _device_tail(lines, end) or 1
    return lines[:end]


def _is_empty(line: str) -> bool:
    """Says nothing: blank, a ruler, a delimiter, or the place of an inline image."""
    bare = line.strip()
    return not bare or is_separator(bare) or bool(_BARE_DELIMITER.fullmatch(bare) or _IMAGE.fullmatch(bare))


def _device_tail(lines: list[str], end: int) -> int:
    """How many of the last lines are what a phone appends; long ones are wrapped over two lines."""
    for count in (1, 2):
        tail = [_BEHIND_LINK.sub("", plain(line)).strip("[]*_ ") for line in lines[max(end - count, 0) : end]]
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
    start = max(len(lines) - _LONGEST_SIGNATURE, 0)
    for index in range(len(lines) - 1, start - 1, -1):
        if len(lines[index]) <= _LONGEST_LINE and CLOSING.fullmatch(plain(lines[index]).strip("*_ ")):
            below = [plain(line) for line in lines[index + 1 :] if line.strip()]
            if _are_signature(below) and any(map(_is_contact, below)) and not _announced(lines[:index]):
                return lines[:index]
    return _before_name_block(lines)


def _announced(above: Sequence[str]) -> bool:
    """`Please change the address` makes of the contact details below it the message."""
    end = next((index for index in range(len(above), 0, -1) if above[index - 1].strip()), 0)
    start = next((index for index in range(end, 0, -1) if not above[index - 1].strip()), 0)
    last = " ".join(map(plain, above[start:end][-_LONGEST_SIGNATURE:]))
    return last.endswith((":", "\uff1a")) or (CHANGE.search(last) and CONTACT_DETAIL.search(last)) is not None


def _before_name_block(lines: list[str]) -> list[str]:
    """No closing, but a last paragraph of name, position, company and phone."""
    start = next((index for index in range(len(lines) - 1, 0, -1) if not lines[index - 1].strip()), 0)
    block = [plain(line) for line in lines[start:]]
    if len(block) < 3 or not any(line.strip() for line in lines[:start]) or _announced(lines[:start]):
        return lines
    if not _are_signature(block) or not _NAME.fullmatch(block[0].strip("*_ ")):
        return lines
    return lines[:start] if sum(map(_is_contact, block[1:])) >= 2 else lines


def _is_contact(line: str) -> bool:
    return any(pattern.search(line) for pattern in (_PHONE, _URL, ADDRESS, COMPANY, CONTACT_WORD, JOB))


def _are_signature(lines: Sequence[str]) -> bool:
    """Nothing but short lines of the kinds that signatures are made of."""
    return bool(lines) and all(map(_fits_signature, lines))


def _fits_signature(line: str) -> bool:
    """Short, no sentence, no postscript, no data with a label of its own: those are what the writer has to say."""
    if FOOTER.match(line):
        return True
    if len(line) > _LONGEST_OF_SIGNATURE or line.endswith(("?", "!", "\uff1f", "\uff01", ":", "\uff1a")):
        return False
    if POSTSCRIPT.match(line) or _IBAN.search(line) or (line.endswith(".") and len(line.split()) > 6):
        return False
    if _is_prose(line) or _TOLD.match(line):
        return not re.search(r"\d|@|https?:", line)
    return not _LABELLED.match(line) or _is_usual_label(line)


def _is_usual_label(line: str) -> bool:
    if COMPANY_WORD.match(line) or _SHORT_LABEL.match(line):
        return True
    return not CHANGE.match(line) and any(pattern.search(line) for pattern in (CONTACT_WORD, COMPANY, JOB))


def _is_prose(line: str) -> bool:
    """Most words begin small, as in a sentence."""
    words = [word for word in line.split() if word[0].isalpha()]
    return len(words) >= 5 and 2 * sum(word[0].islower() for word in words) > len(words)
