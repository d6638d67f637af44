"""A mail that a colleague passes on: who wrote it, and what. Both come from the same place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.channels.email.header_block import cut_here, end_of_block, header_value
from production.channels.email.headers import subject_of
from production.channels.email.mailboxes import Mailbox, mailboxes, named_in
from production.channels.email.mime import Body, Part, attached_parts, body_of
from production.channels.email.phrases import ADDRESS, ORIGINAL, Label
from production.channels.email.quotes import COLONS, is_quoted, plain
from production.channels.email.words import Words, plain_words

_MOST_LINES = 500
"""Above the passed on mail; a colleague's note has few."""
_SUBJECT = re.compile(
    r"\W*(?:\[[^\]]{1,40}\]\s*)*"
    r"(?:fwd?|fyi|wg|wtr|tr|rv|rvd?|res?env|enc|i|inolt|doorst|dst|pd|przek|vb|vs|vl|vid|ilt|i̇lt|yön|pře?d|přep|prep|"
    r"tov(?:ább)?|továbbítás|redir|πρθ|προωθ|пересл|пер|препр|proslj|trs|"
    r"転送|转发|轉寄|轉發|전달|הועבר|إعادة توجيه|محول|chuyển tiếp|ส่งต่อ)\s?[:\uff1a]",
    re.IGNORECASE,
)
_SAYS_FORWARD = re.compile(
    r"forward|weitergeleit|transf[ée]r|réexp|reenvia|inoltra|encaminhad|doorgestuur|przekaz|пересл|пересыл|"
    r"переадрес|vidarebefordra|videresend|välitet|edelleenl|přepos|předan|prepos|továbbít|redirec|iletil|yönlendir|"
    r"προωθ|転送|转发|轉寄|전달|chuyển tiếp|terusan|diteruskan|معاد توجيه|הועבר|препрат|proslij|posredov|reenviat|"
    r"edastat|pārsūt|persiųst",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s?>\s?")
_MARKER_BEFORE_MORE = re.compile(r"([-_*]{2,20}[^-_*]{4,60}[-_*]{2,20})\s+(?=\S)")
_SQUASHED = re.compile(r"(?<=>)(?=[^\W\d_]{2,20}:)")
"""Between headers that stand on one line without anything between them."""
_SCHEME = re.compile(r"[\[(]\s*mailto:([^\])]*)[\])]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The mail that was passed on."""

    writer: Mailbox
    words: Words
    """`cut` begins with what the colleague wrote above it."""


def forwarded(message: Part, body: Body) -> Forwarded | None:
    """From the body, or else a mail attached to a forward; None where nothing is passed on."""
    forward = _SUBJECT.match(subject_of(message)) is not None
    return _in_text(body.full().split("\n"), forward=forward) or (_attached(message) if forward else None)


def _in_text(lines: Sequence[str], *, forward: bool) -> Forwarded | None:
    """An older mail below a header block alone is also what answers look like; it counts if the subject says so."""
    lines = [part for line in lines[:_MOST_LINES] for part in _marker_apart(line)] + list(lines[_MOST_LINES:])
    for index, line in enumerate(lines[:_MOST_LINES]):
        if _is_marker(line) or (forward and (_is_marker(_MARK.sub("", line)) or cut_here(lines, index))):
            return _below(lines, index)
    return None


def _is_marker(line: str) -> bool:
    start = plain(line)[:200]
    return _SAYS_FORWARD.search(start) is not None and ORIGINAL.fullmatch(start) is not None


def _marker_apart(line: str) -> list[str]:
    """Some programs put the header block behind the marker, on its line."""
    marker = _MARKER_BEFORE_MORE.match(line)
    return [marker[1], line[marker.end() :]] if marker and _is_marker(marker[1]) else [line]


def _below(lines: Sequence[str], index: int) -> Forwarded | None:
    rest = _unmarked(lines[index:])
    end = end_of_block(rest, 0)
    value = header_value(rest[:end], Label.SENDER)
    if value is None and (value := _attributed(rest[end : end + 1])):
        end += 1
    named = named_in(_SCHEME.sub(r"<\1>", _SQUASHED.split(value or "")[0]))
    if not named:
        return None
    words = plain_words("\n".join(rest[end:]))
    above = "\n".join([*lines[:index], *rest[:end]]).strip()
    return Forwarded(named[0], Words(words.visible, "\n\n".join(filter(None, (above, words.cut)))))


def _attributed(lines: Sequence[str]) -> str | None:
    """The line over the mail where no header block is: `02.11.2026, 09:14, Ana <ana@example.com>:`."""
    return next((line for line in lines if plain(line).endswith(COLONS) and ADDRESS.search(line)), None)


def _unmarked(lines: Sequence[str]) -> list[str]:
    """Some programs mark the passed on mail like a quote."""
    first = next((line for line in lines[1:] if line.strip()), "")
    return [_MARK.sub("", line) for line in lines] if is_quoted(first) else list(lines)


def _attached(message: Part) -> Forwarded | None:
    for part in attached_parts(message):
        if part.kind == "message/rfc822" and part.children:
            named = mailboxes(part.children[0], "from")
            return Forwarded(named[0], body_of(part.children[0]).words()) if named else None
    return None
