"""What mail programs write into subjects. People ask about automatic replies too, and own a car called Auto."""

from __future__ import annotations

import re
import unicodedata

from production.channels.email.phrases import ASKS, AUTO_SUBJECT, AWAY_SUBJECT, BOUNCE_SUBJECT

_SHAPE = re.compile(r"\s*(?:$|[:\uff1a\])(]|[-\u2013\u2014]\s)")
"""What follows in `Automatic reply: Printer`, `[Out of office] Printer`, `Out of office`."""
_REPLY_PREFIX = re.compile(
    r"\s*(?:(?:re|aw|antw|sv|vs|odp|res|rif|ynt|yan|vá|отв|ответ|回复|答复|回覆|答覆|返信|답장|رد|השב)"
    r"\s*(?:\[\d{1,3}\])?\s*[:\uff1a]\s*)+",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?\uff1f\u061f\u037e]")


def announces_auto_reply(subject: str, text: str, *, second_sign: bool) -> bool:
    """The exact shape of a program's subject, where nobody asks anything; or its beginning and a second sign."""
    said = _plain(subject)
    return _announces(AUTO_SUBJECT.match(said), text, second_sign=second_sign) or (
        second_sign and _announces(AWAY_SUBJECT.match(said), text, second_sign=True)
    )


def announces_bounce(subject: str, text: str, *, second_sign: bool) -> bool:
    """As with automatic replies."""
    return _announces(BOUNCE_SUBJECT.match(_plain(subject)), text, second_sign=second_sign)


def _plain(subject: str) -> str:
    """With blanks for all that is blank, and without what nobody sees."""
    return " ".join("".join(char for char in subject if unicodedata.category(char) != "Cf").split())


def _announces(match: re.Match[str] | None, text: str, *, second_sign: bool) -> bool:
    """An answer to a question of ours repeats it, so that with a second sign the shape is enough."""
    if match is None:
        return False
    rest = match.string[match.end() :]
    exact = _SHAPE.match(rest) is not None
    asks = ASKS.search(rest) is not None
    if second_sign:
        return exact or not asks
    return exact and not asks and not asks_something(text)


def asks_something(text: str) -> bool:
    """Whether there is a question in it, as there is in no program's words."""
    return _QUESTION.search(text) is not None


def is_reply_subject(subject: str) -> bool:
    """Whether it begins as the answer to a mail does, in any of the usual languages."""
    return _REPLY_PREFIX.match(subject) is not None


def without_reply_prefix(subject: str) -> str:
    match = _REPLY_PREFIX.match(subject)
    return subject[match.end() :].strip() if match else subject.strip()
