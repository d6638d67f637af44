"""Dates as people say them, in their own time zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from production.areas.assistant.rules.language import DateWords
from production.areas.assistant.rules.literals import LiteralType, Token, tokens
from production.text.folding import spelt

_LATER = {"last": -1, "this": 0, "next": 1}
_LONGEST = 12
"""Tokens of a date."""
_FIGURES = {LiteralType.NUMBER, LiteralType.DAY, LiteralType.TIME}


def date_length(rest: Sequence[Token], words: DateWords) -> int:
    """How many of the first tokens are a date; 0 where none is."""
    end = 0
    while end < min(len(rest), _LONGEST) and (_belongs(rest[end], words) or _is_ordinal_dot(rest, end)):
        end += 1
    while end and rest[end - 1].word in words.step and rest[end - 1].type is LiteralType.WORD:
        end -= 1
    return end if end and _says_when(rest[:end], words) else 0


def said_date(text: str, tag: str, words: DateWords, now: datetime) -> date | datetime | None:
    """`now` is in the zone of whoever speaks. A time of day makes it a moment; what is over is not meant."""
    spoken = text.split()
    while len(spoken) > 1 and spoken[0].casefold() in words.next:
        spoken = spoken[1:]
    for candidate in (" ".join(spoken), text):
        if found := _parsed(candidate, tag, now):
            return found if _has_time(candidate, words) else found.date()
    return None


def said_span(text: str, words: DateWords, today: date) -> tuple[date, date] | None:
    """First and last day of a week or month that is named; weeks begin on Monday."""
    spoken = spelt(text)
    for name, phrases in words.spans.items():
        if spoken in phrases:
            which, _, unit = name.partition("_")
            return _week(today, _LATER[which]) if unit == "week" else _month(today, _LATER[which])
    return None


def _week(today: date, later: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday() - 7 * later)
    return monday, monday + timedelta(days=6)


def _month(today: date, later: int) -> tuple[date, date]:
    first = (today.replace(day=15) + timedelta(days=30 * later)).replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


@cache
def _parser(tag: str, order: str) -> Any:
    import dateparser  # noqa: PLC0415 - half a second, which only who names a date waits for

    settings = {"PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False, "DATE_ORDER": order}
    return lambda text, base: dateparser.parse(text, languages=[tag], settings=settings | {"RELATIVE_BASE": base})


def _parsed(text: str, tag: str, now: datetime) -> datetime | None:
    order = "MDY" if tag == "en" and "/" in text else "DMY"
    if len(text) > 9 and text[:4].isdigit() and text[4] == "-":
        order = "YMD"
    found: datetime | None = _parser(tag, order)(text, now.replace(tzinfo=None))
    return found.replace(tzinfo=now.tzinfo) if found else None


def _has_time(text: str, words: DateWords) -> bool:
    return any(token.type is LiteralType.TIME or token.word in words.clock for token in tokens(text))


def _belongs(token: Token, words: DateWords) -> bool:
    return token.type in _FIGURES or token.word in words.core | words.unit | words.step


def _is_ordinal_dot(rest: Sequence[Token], at: int) -> bool:
    return rest[at].text == "." and at > 0 and rest[at - 1].type is LiteralType.NUMBER and at + 1 < len(rest)


def _says_when(rest: Sequence[Token], words: DateWords) -> bool:
    spoken = {token.word for token in rest}
    counted = any(token.type is LiteralType.NUMBER for token in rest) or bool(spoken & words.step)
    return (
        bool(spoken & words.core)
        or any(token.type in {LiteralType.DAY, LiteralType.TIME} for token in rest)
        or (bool(spoken & words.unit) and counted)
    )
