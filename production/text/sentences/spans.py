"""Where sentences end, in the scripts and habits that customers and replies use. Pure and lossless."""

from __future__ import annotations

import re
from collections.abc import Iterator

from production.text.sentences import marks
from production.text.sentences.full_stop import full_stop_ends, glued_ends
from production.text.sentences.list_items import item_starts
from production.text.sentences.loud import is_part_of_a_name
from production.text.sentences.quotations import shielded

_FACE = rf"(?:{marks.EMOJI}|{marks.EMOTICON})"
_TRAILING_EMOJI = re.compile(rf"[ \t]*{_FACE}(?:\s*{_FACE})*(?=\s|$)")
_ITEM = re.compile(r"(?:[-*\u2022\u2023\u25e6\u25aa\u2013]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|#+|\w[\w ]{0,20}:)\s")
# Who said it belongs to what was said: `「…。」と` in Japanese, and the same in Chinese.
_SAID = re.compile(
    r"[\u300d\u300f][\u3041-\u3096]|\uff09[がをはにでとものへや、]|"
    r"[\u300d\u300f\u201d](?:[他她我你][\u4e00-\u9fff]{0,3}?[说說问問道答喊叫想]|[\u4e00-\u9fff]{2,3}[说說问問道])"
)
_PAUSE_BEFORE_I = re.compile(r"I\b")
_SHORT_LINE = 40
"""Characters; nobody wraps a sentence sooner."""
_POINTED = re.compile(r"[.!?;:\u2026]|,\s*$")


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
    shield = shielded(text)
    items = item_starts(text)
    markers = {end for _, end in items}
    starts: list[tuple[int, re.Match[str] | None]] = [(item, None) for item, _ in items]
    patterns = (marks.STOP, marks.GLUED, marks.BREAK, marks.EMOJI_END)
    stops = [(match.start(), match) for each in patterns for match in each.finditer(text)]
    start = 0
    for at, match in sorted([*starts, *stops], key=lambda each: each[0]):
        if at < start or (match and (shield[match.end() - 1] or match.end() in markers)):
            continue
        if match is None or _is_end(text, match, start):
            start = _behind(text, match) if match else at
            yield start


def _behind(text: str, match: re.Match[str]) -> int:
    """After the stop, its emoji and its white space."""
    emoji = _TRAILING_EMOJI.match(text, match.end()) if match.re is marks.STOP else None
    end = emoji.end() if emoji else match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    if match.re is marks.BREAK:
        return _line_ends(text, match)
    if match.re is marks.GLUED:
        return glued_ends(text, match)
    if match.re is marks.EMOJI_END or match.group(1):
        return not _SAID.match(text, match.end() - 1)
    following = text[match.end() : match.end() + marks.AROUND].lstrip(marks.OPENING)
    if not following or following[0] in "\r\n":
        return not marks.LIST_MARKER.fullmatch(text, start, match.end())
    return _stop_ends(text, match, start, following)


def _stop_ends(text: str, match: re.Match[str], start: int, following: str) -> bool:
    stop = match.group(2).rstrip(marks.CLOSING + " \u00a0\u202f")
    if stop == ".":
        return full_stop_ends(text, match, start, following)
    if match.group(2)[-1] in "!?":
        said = text[max(start, match.start() - marks.AROUND) : match.start()]
        return not is_part_of_a_name(text[start : start + marks.AROUND], said, following)
    left_out = stop == ". . ." or text[match.start() - 1 : match.end()].startswith("[...")
    pause = text[match.start() - 1].isspace() and _PAUSE_BEFORE_I.match(following)
    return not (left_out or pause or marks.starts_lower(following))


def _line_ends(text: str, match: re.Match[str]) -> bool:
    """A line break ends a sentence, except where a long line was only wrapped."""
    rest = text[match.end() : match.end() + marks.AROUND]
    if match.group().count("\n") > 1 or _ITEM.match(rest) or not marks.starts_lower(rest):
        return True
    # Short lines without any punctuation are a list, or somebody who ends sentences with the return key.
    before = text[max(match.start() - marks.AROUND, 0) : match.start()].rpartition("\n")[2]
    lines = (before, rest.partition("\n")[0])
    return all(len(line) <= _SHORT_LINE and not _POINTED.search(line) for line in lines)
