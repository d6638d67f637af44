"""What the customer wrote: the mail without quotes and signature, with every line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from production.channels.email.attribution import attribution
from production.channels.email.header_block import cut_here, end_of_block
from production.channels.email.quotes import is_quoted, is_separator, plain
from production.channels.email.signature import without_signature

_LONE_QUOTE = re.compile(r"\s*>\S")
_ARMOR = re.compile(
    r"^-{5}BEGIN PGP SIGNED MESSAGE-{5}\n(?:\w+: .*\n)*\n|"
    r"^-{5}BEGIN PGP SIGNATURE-{5}\n[^-]*^-{5}END PGP SIGNATURE-{5}$",
    re.MULTILINE,
)


def visible_text(body: str) -> str:
    """Own lines in order, also those between quotes. A mail that would end up empty shows more instead."""
    text = _ARMOR.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip() for line in text.split("\n")]
    for candidate in (_own_text(lines), _join(line for line in lines if not is_quoted(line)), _join(lines)):
        if candidate:
            return candidate
    return ""


def _own_text(lines: Sequence[str]) -> str:
    """Runs of own lines, each without its signature."""
    texts = [_join(without_signature(_trimmed(run))) for run in _own_runs(lines)]
    return "\n\n".join(text for text in texts if text)


def _own_runs(lines: Sequence[str]) -> list[list[str]]:
    """Own lines between the quotes, up to where an older mail begins."""
    runs: list[list[str]] = [[]]
    resume = 0
    for index, line in enumerate(lines):
        if index < resume:
            continue
        if _quotes(lines, index):
            runs.append([])
            continue
        if cut_here(lines, index):
            resume = end_of_block(lines, index)
            if any(map(_join, runs)) or not _followed_by_marks(lines, resume):
                break
            continue
        runs[-1].append(line)
        span = attribution(lines, index)
        if span is not None:
            del runs[-1][len(runs[-1]) - min(len(runs[-1]), span.end - span.start) :]
            if not _followed_by_marks(lines, span.end):
                break
            runs.append([])
    return runs


def _quotes(lines: Sequence[str], index: int) -> bool:
    """A lone `>50 users` is the customer's; quotes come in blocks or with a space."""
    if not is_quoted(lines[index]):
        return False
    neighbours = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return not _LONE_QUOTE.match(lines[index]) or any(map(is_quoted, neighbours)) or _attributed(lines, index)


def _attributed(lines: Sequence[str], index: int) -> bool:
    above = next((at for at in range(index - 1, max(index - 3, -1), -1) if lines[at].strip()), None)
    return above is not None and attribution(lines, above) is not None


def _followed_by_marks(lines: Sequence[str], index: int) -> bool:
    """Marked quotes end where the marks end; an unmarked one goes on to the end of the mail."""
    return next((is_quoted(lines[at]) for at in range(index, len(lines)) if lines[at].strip()), False)


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines and rulers at both ends, as they belong to the quote next to them."""
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and (not plain(lines[end - 1]) or is_separator(lines[end - 1])):
        end -= 1
    return lines[start:end]


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip()
