"""When a ticket should be looked at again: as a colleague promised, or once the customer has been silent. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from production.areas.assist.model.customers import FollowUp, FollowUpReason, LastWords
from production.schemas.outcomes import TicketStatus
from production.text.folding import spelt
from production.text.sentences.spans import sentence_spans

SILENCE = 3
"""Working days after which a customer who has not answered is asked again."""
_OVER = {TicketStatus.RESOLVED, TicketStatus.CLOSED}
_FRIDAY = 4
_SOON = 366
"""Days; who names more means something else."""


@dataclass(frozen=True, slots=True)
class _Language:
    """Without accents, in small letters."""

    promise: str
    """Somebody says that they will be heard of."""
    days: Mapping[str, int]
    """Names of days by how many away they are; longer names first."""
    weekdays: tuple[str, ...]
    """From Monday."""
    next_week: str
    this_week: str
    span: str
    """`{number} {unit}` from now."""
    units: Mapping[str, int]
    """Beginnings of units, in days; hours are the next day at most."""
    numbers: Mapping[str, int]


_ENGLISH = _Language(
    promise=r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to) "
    r"(?:(?!not\b|never\b)\w+ ){0,2}?(?:get back|come back|let you know|follow up|update|write|call|reply|answer"
    r"|respond|send|check|look into|be in touch|keep you (?:posted|updated)|confirm|report|tell you)\b"
    r"|\byou(?:'ll| will) (?:hear|get|receive|have)\b",
    days={"day after tomorrow": 2, "tomorrow": 1, "today": 0, "tonight": 0, "this (?:morning|afternoon|evening)": 0},
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    next_week="next week",
    this_week="(?:this week|end of (?:the )?week)",
    span=r"(?:in|within) (?:the next )?{number}(?: (?:business|working))? {unit}",
    units={"hour": 0, "day": 1, "week": 7},
    numbers={"an?": 1, "a couple of": 2, "a few": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10},
)
_GERMAN = _Language(
    promise=r"\b(?:(?:ich|wir) (?:melde|geb|schreib|ruf|schick|send|informier|pruf|antwort|klar|komm|werd|sag)\w*"
    r"|(?:melde|geb|schreib|ruf|schick|send|informier|pruf|antwort|klar|komm|werd|sag)\w* (?:ich|wir)"
    r"|sie (?:horen|erhalten|bekommen)|(?:horen|erhalten|bekommen) sie)\b",
    days={"ubermorgen": 2, "heute (?:morgen|fruh)": 0, "(?<!guten )(?<!am )morgen": 1, "heute": 0},
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "(?:samstag|sonnabend)", "sonntag"),
    next_week="(?:nachste|kommende)[rn]? woche",
    this_week="(?:diese[rn]? woche|ende der woche|wochenende)",
    span=r"(?:in|innerhalb von|innerhalb der nachsten|binnen) (?:den nachsten )?{number} {unit}",
    units={"stunde": 0, "tag": 1, "werktag": 1, "arbeitstag": 1, "woche": 7},
    numbers={"eine[rmn]?": 1, "ein paar": 3, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "zehn": 10},
)
_SPANISH = _Language(
    promise=r"\b(?:(?:le|te|les|os|se lo|te lo) "
    r"(?:avis|escrib|llam|respond|contest|inform|confirm|envi|mand|contact|dir|dig)\w*"
    r"|(?:me|nos) (?:pondre|pondremos|pongo|ponemos) en contacto|volver(?:e|emos) a (?:escribir|llamar|contactar)\w*"
    r"|(?:tendra|recibira)\w*)\b",
    days={"pasado manana": 2, "(?<!la )(?<!esta )manana": 1, "hoy": 0, "esta (?:manana|tarde|noche)": 0},
    weekdays=("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    next_week="(?:la (?:proxima semana|semana que viene))",
    this_week="(?:esta semana|fin de semana|final de (?:la )?semana)",
    span=r"(?:en|dentro de) (?:los proximos |las proximas )?{number} {unit}",
    units={"hora": 0, "dia": 1, "semana": 7},
    numbers={"un[ao]?": 1, "un par de": 2, "unos": 3, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10},
)

_Dated = tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]


def follow_up(last: LastWords) -> FollowUp | None:
    """None where nothing was said, or the ticket is solved."""
    if last.content is None or last.said_on is None or last.status in _OVER:
        return None
    promise = promised(last.content, last.said_on) if last.by_person else None
    if promise:
        return FollowUp(last.days.first_from(promise[0]), FollowUpReason.PROMISED, promise[1])
    if last.status is TicketStatus.WAITING_CUSTOMER:
        return FollowUp(last.days.after(last.said_on, SILENCE), FollowUpReason.WAITS, None)
    return None


def promised(text: str, said_on: date) -> tuple[date, str] | None:
    """The first day for which a text promises something, and the sentence that does; never before it was said."""
    sentences = (text[start:end].strip() for start, end in sentence_spans(text))
    found = [(day, sentence) for sentence in sentences for day in _days(sentence, said_on)]
    return min(found, key=lambda one: one[0], default=None)


def _days(sentence: str, said_on: date) -> Iterator[date]:
    words = _plain(sentence)
    for promise, dated in _RULES:
        if promise.search(words):
            for pattern, day_of in dated:
                if (match := pattern.search(words)) and (day := day_of(match, said_on)):
                    yield day
                    break


def _plain(text: str) -> str:
    return " ".join(spelt(text).split())


def _rules(language: _Language) -> tuple[re.Pattern[str], tuple[_Dated, ...]]:
    """What is more exact comes first: of "tomorrow or next week" the customer remembers tomorrow."""
    days = [(_words(name), _in_days(away)) for name, away in language.days.items()]
    weekdays = [(_words(name), _on(place)) for place, name in enumerate(language.weekdays)]
    weeks = [(_words(language.this_week), _on(_FRIDAY)), (_words(language.next_week), _next_monday)]
    return re.compile(language.promise), (*days, _span(language), *weekdays, *weeks)


def _span(language: _Language) -> _Dated:
    numbers = "|".join(sorted(language.numbers, key=len, reverse=True))
    units = "|".join(language.units)
    pattern = language.span.format(number=rf"(?P<number>\d{{1,3}}|{numbers})", unit=rf"(?P<unit>{units})\w*")

    def day_of(match: re.Match[str], said_on: date) -> date | None:
        number, unit = match["number"], language.units[match["unit"]]
        named = next((value for name, value in language.numbers.items() if re.fullmatch(name, number)), None)
        count = int(number) if named is None else named
        away = count * unit if unit else -(-count // 24)
        return said_on + timedelta(days=away) if away <= _SOON else None

    return _words(pattern), day_of


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


def _in_days(away: int) -> Callable[[re.Match[str], date], date]:
    return lambda _, said_on: said_on + timedelta(days=away)


def _on(weekday: int) -> Callable[[re.Match[str], date], date]:
    """The next one; of today's name, that of next week."""
    return lambda _, said_on: said_on + timedelta(days=(weekday - said_on.weekday() - 1) % 7 + 1)


def _next_monday(_: re.Match[str], said_on: date) -> date:
    return said_on + timedelta(days=7 - said_on.weekday())


_RULES = tuple(map(_rules, (_ENGLISH, _GERMAN, _SPANISH)))
