"""What the customer wrote: the mail without quotes and signature, with every line of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.channels.email.attribution import attribution
from production.channels.email.header_block import cut_here, end_of_block
from production.channels.email.quotes import is_quoted, is_separator, plain
from production.channels.email.signature import without_signature

_MOST = 10_000
"""Lines; what stands below them is not looked at and not the writer's."""
_LONE_QUOTE = re.compile(r"\s*>\S")
_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_SIGNATURE_ENDS = "-----END PGP SIGNATURE-----"


def own_lines(lines: Sequence[str], *, is_reply: bool = True) -> list[bool]:
    """For each line whether it is the writer's, also those between quotes. A mail without any shows more instead.

    In a mail that answers nothing, `>` is a quote only below a line that says who is quoted.
    """
    bare = [index for index in _without_armor(lines) if index < _MOST]
    unquoted = [index for index in bare if not is_quoted(lines[index])]
    for candidate in (_own(lines, bare, is_reply=is_reply), unquoted, bare, range(len(lines))):
        if any(lines[index].strip() for index in candidate):
            own = set(candidate)
            return [index in own for index in range(len(lines))]
    return [True] * len(lines)


def join(lines: Sequence[str], indexes: Sequence[int]) -> str:
    """These lines, with a blank one wherever others stood between them."""
    texts: list[str] = []
    for before, index in zip((-1, *indexes), indexes, strict=False):
        texts += ["", lines[index].rstrip()] if index > before + 1 else [lines[index].rstrip()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(texts)).strip()


def _without_armor(lines: Sequence[str]) -> list[int]:
    """Lines that are no wrapping of OpenPGP."""
    kept: list[int] = []
    inside = ""
    for index, line in enumerate(lines):
        mark = line.rstrip()
        if mark in (_SIGNED, _SIGNATURE):
            inside = mark
        elif not inside:
            kept.append(index)
        elif mark == _SIGNATURE_ENDS or (inside == _SIGNED and not mark):
            inside = ""
    return kept


def _own(lines: Sequence[str], bare: Sequence[int], *, is_reply: bool) -> list[int]:
    """Runs of own lines, each without its signature."""
    texts = [lines[index] for index in bare]
    own: list[int] = []
    for run in _own_runs(texts, is_reply=is_reply):
        trimmed = _trimmed(texts, run)
        kept = without_signature([texts[index] for index in trimmed])
        own += [bare[index] for index in trimmed[: len(kept)]]
    return own


def _own_runs(lines: Sequence[str], *, is_reply: bool) -> list[list[int]]:
    """Own lines between the quotes, up to where an older mail begins."""
    runs: list[list[int]] = [[]]
    quoting = is_reply or _quotes_an_attribution(lines)
    resume = 0
    for index in range(len(lines)):
        if index < resume:
            continue
        if _quotes(lines, index, quoting=quoting):
            runs.append([])
            continue
        if cut_here(lines, index, is_reply=is_reply):
            resume = end_of_block(lines, index)
            if any(lines[each].strip() for run in runs for each in run) or not _followed_by_marks(lines, resume):
                break
            quoting = True
            continue
        runs[-1].append(index)
        span = attribution(lines, index)
        if span is not None:
            del runs[-1][len(runs[-1]) - min(len(runs[-1]), span.end - span.start) :]
            if not _followed_by_marks(lines, span.end):
                break
            quoting = True
            runs.append([])
    return runs


def _quotes(lines: Sequence[str], index: int, *, quoting: bool) -> bool:
    """A lone `>50 users` is the customer's; quotes come in blocks or with a space."""
    if not quoting or not is_quoted(lines[index]):
        return False
    neighbours = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return not _LONE_QUOTE.match(lines[index]) or any(map(is_quoted, neighbours)) or _attributed(lines, index)


def _quotes_an_attribution(lines: Sequence[str]) -> bool:
    """Apple Mail marks the attribution as well."""
    inside = [line.lstrip("> ") if is_quoted(line) else "" for line in lines]
    return any(line and attribution(inside, index) for index, line in enumerate(inside))


def _attributed(lines: Sequence[str], index: int) -> bool:
    above = next((at for at in range(index - 1, max(index - 3, -1), -1) if lines[at].strip()), None)
    return above is not None and attribution(lines, above) is not None


def _followed_by_marks(lines: Sequence[str], index: int) -> bool:
    """Marked quotes end where the marks end; an unmarked one goes on to the end of the mail."""
    return next((is_quoted(lines[at]) for at in range(index, len(lines)) if lines[at].strip()), False)


def _trimmed(lines: Sequence[str], run: list[int]) -> list[int]:
    """Without blank lines and rulers at both ends, as they belong to the quote next to them."""
    start, end = 0, len(run)
    while start < end and not lines[run[start]].strip():
        start += 1
    while end > start and (not plain(lines[run[end - 1]]) or is_separator(lines[run[end - 1]])):
        end -= 1
    return run[start:end]
