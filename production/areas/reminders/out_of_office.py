"""Until when somebody is away, as their automatic reply says. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = (
    "january|januar|jänner|janvier|enero|gennaio|januari|janeiro|jan",
    "february|februar|feber|février|fevrier|febrero|febbraio|februari|fevereiro|feb",
    "march|märz|maerz|mars|marzo|maart|março|mar",
    "april|avril|abril|aprile|apr",
    "may|mai|mayo|maggio|mei|maio",
    "june|juni|juin|junio|giugno|junho|jun",
    "july|juli|juillet|julio|luglio|julho|jul",
    "august|août|aout|agosto|augustus|aug",
    "september|septembre|septiembre|settembre|setembro|sept|sep",
    "october|oktober|octobre|octubre|ottobre|outubro|oct|okt",
    "november|novembre|noviembre|novembro|nov",
    "december|dezember|décembre|decembre|diciembre|dicembre|dezembro|dec|dez",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_AWAY = r"(?:until|till|til|through|thru|to|bis|jusqu|hasta|fino|tot|até)"
_BACK = (
    r"(?:back|return\w*|available|reachable|from|ab|wieder|zurück|zurueck|retour|vuelvo|regreso|rientr\w*|torn\w*|"
    r"terug|volto)"
)
_DATE = re.compile(
    rf"(?P<away>\b{_AWAY}\b)?(?P<back>\b{_BACK}\b)?"
    r"|(?P<iso>\b\d{4}-\d{2}-\d{2}\b)"
    r"|\b(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})[./]?(?P<year>\d{4}|\d{2})?\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?(?P<name>{_MONTH})\b\.?,?(?:\s+(?:de\s+)?(?P<year2>\d{{4}}))?"
    rf"|\b(?P<name2>{_MONTH})\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b,?(?:\s+(?P<year3>\d{{4}}))?",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between the word that says what a date is and the date."""
_LONGEST = timedelta(days=366)
_DAY = timedelta(days=1)


def back_on(text: str, written: date) -> date | None:
    """The first day on which somebody is there again; None: they do not say, or it is over.

    A day without a year is the next one. Of `3/4` both readings are possible: the later one holds.
    """
    days = [day for day in _days(text, written) if written < day <= written + _LONGEST]
    return max(days) if days else None


def _days(text: str, written: date) -> Iterator[date]:
    away_at = back_at = -_NEAR - 1
    for found in _DATE.finditer(text):
        if found["away"]:
            away_at = found.end()
        elif found["back"]:
            back_at = found.end()
        elif found.group():
            last = found.start() - max(away_at, back_at) <= _NEAR
            if last and (day := _day(found, written)):
                yield day + (_DAY if away_at > back_at else timedelta())


def _day(found: re.Match[str], written: date) -> date | None:
    if found["iso"]:
        return _date(*map(int, found["iso"].split("-")))
    if found["day"]:
        day, month = int(found["day"]), int(found["month"])
        orders = [(month, day), (day, month)] if found["mark"] == "/" else [(month, day)]
        readings = {_in_year(found["year"], each, written) for each in orders}
        return max((each for each in readings if each), default=None)
    month = _NUMBER[(found["name"] or found["name2"]).lower()]
    return _in_year(found["year2"] or found["year3"], (month, int(found["day2"] or found["day3"])), written)


def _in_year(year: str | None, month_and_day: tuple[int, int], written: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), *month_and_day)
    years = (_date(written.year + more, *month_and_day) for more in (0, 1))
    return next((day for day in years if day and day >= written), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
