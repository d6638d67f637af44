"""What somebody wrote in a mail, and what was left out beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from production.channels.email.html_lines import Line
from production.channels.email.html_marks import Part
from production.channels.email.html_text import html_lines
from production.channels.email.visible_text import join, own_lines

_MOST = 200_000
"""Characters that are looked at for what is the writer's own; letters have some thousands."""
_LINE = 3
"""What a line costs beside its characters."""
_DATA_URI = re.compile(r"\bdata:[\w/+.-]{1,80};base64,[\w+/=%-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """`visible` is the writer's own text; `cut` is what was left out (quotes, signature), in the order of the mail.

    Every word of the mail is in one of the two.
    """

    visible: str = ""
    cut: str = ""
    whole: bool = True
    """Whether all of it was looked at: what is beyond is in `cut`, whoever wrote it."""

    def beside(self, other: str) -> Words:
        """The same, with this left out as well."""
        return replace(self, cut=f"{self.cut}\n\n{other}".strip()) if other.strip() else self


def plain_words(text: str, *, is_reply: bool = True) -> Words:
    """Of a plain part. `is_reply`: the mail answers another one, by its headers or its subject."""
    text, rest = _capped(text)
    lines = re.split(r"\r\n?|\n", text)
    own = {index for index, is_own in enumerate(own_lines(lines, is_reply=is_reply)) if is_own}
    return _words(lines, own, rest)


def html_words(html: str, *, is_reply: bool = True) -> Words:
    """Of an HTML part; one that consists of nothing but a quote shows the quote."""
    lines, beyond = _looked_at(html_lines(_DATA_URI.sub("", html)))
    written = {line.part for line in lines if line.text.strip()}
    shown = {Part.OWN} if Part.OWN in written else {Part.FRAME}
    indexes = [index for index, line in enumerate(lines) if line.part in shown]
    flags = own_lines([lines[index].text for index in indexes], is_reply=is_reply)
    own = {index for index, is_own in zip(indexes, flags, strict=True) if is_own}
    return _words([line.text for line in lines], own, "\n".join(line.text for line in beyond))


def _looked_at(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """(lines up to _MOST, the rest)."""
    ends = accumulate(len(line.text) + _LINE for line in lines)
    end = next((index for index, size in enumerate(ends) if size > _MOST), len(lines))
    return lines[:end], lines[end:]


def _capped(text: str) -> tuple[str, str]:
    """(what is looked at, the rest), between two words."""
    if len(text) <= _MOST:
        return text, ""
    end = max(text.rfind(" ", 0, _MOST), text.rfind("\n", 0, _MOST)) + 1 or _MOST
    return text[:end], text[end:]


def _words(lines: Sequence[str], own: set[int], rest: str) -> Words:
    cut = join(lines, [index for index in range(len(lines)) if index not in own])
    return Words(join(lines, sorted(own)), f"{cut}\n{rest}".strip(), whole=not rest.strip())
