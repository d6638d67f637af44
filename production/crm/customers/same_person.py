"""Which rows of a file may be one person, by the odds of Fellegi and Sunter over whatever columns it has. Pure.

That two rows agree speaks for the pair the more, the rarer the value is in the file; a slip of the pen costs some of
it. That they differ speaks against it. Each row is taken to have about one other that is the same person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log2

from rapidfuzz.distance import OSA, JaroWinkler

from production.crm.customers.names import plain_words

_NAMES: Mapping[str, tuple[str, ...]] = {
    "given": ("givenname", "firstname", "forename", "given", "first"),
    "surname": ("surname", "lastname", "familyname", "last"),
    "street": ("street", "address", "address1", "streetname", "streetaddress"),
    "number": ("streetnumber", "housenumber"),
    "suburb": ("suburb", "city", "town", "place"),
    "postcode": ("postcode", "zip", "zipcode", "postalcode"),
    "state": ("state", "region", "province"),
    "birth": ("dateofbirth", "birthdate", "birthday", "dob"),
    "phone": ("phone", "phonenumber", "telephone", "mobile"),
    "email": ("email", "emailaddress", "mail"),
}
"""Of columns, without what is no letter or digit."""
_AGAINST = {
    "given": 4.0, "surname": 4.0, "street": 2.0, "number": 1.0, "suburb": 2.0, "postcode": 2.0, "state": 1.0,
    "birth": 5.0, "phone": 1.0, "email": 1.0,
}  # fmt: skip
"""Bits that a difference takes away."""
_HOME = (("street", "number"), ("suburb", "postcode", "state"))
"""What goes together is one sign and not several: who lives there, lives in that town."""
_OWN = ("birth", "phone", "email")
_HOUSEHOLD = 3.0
"""Bits beyond the doubt of a file that surname and home give at most: a family shares them."""
_DIGITS = {"number", "postcode", "birth", "phone"}
"""Mostly; of these a slip is one character."""
_KEYS = (
    ("birth",), ("phone",), ("email",), ("given", "surname"), ("surname", "postcode"), ("given", "postcode"),
    ("given", "suburb"), ("surname", "suburb"), ("street", "number"), ("street", "given"),
)  # fmt: skip
"""Rows that agree on one of them are compared."""
_CROWD = 200
"""A value that so many rows share brings nobody together."""
_SLIP, _SWAPPED = 2.5, 1.0
"""Bits that they cost."""
_ALIKE = 0.88
_MOST = 14.0
_MONTHS = 12
_PROPOSED, _SURE = 0.5, 0.999

Person = Mapping[str, str]
"""What a row says, by the keys of `_NAMES`; what it leaves empty is not there."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, by their places, the earlier first."""

    first: int
    second: int
    score: float
    """0..1: how likely they are one person."""
    sure: bool
    """Hardly ever wrong: names agree, and no date of birth differs."""


def fields_of(columns: Sequence[str]) -> dict[int, str]:
    """What the columns mean, by their places."""
    known = {name: field for field, names in _NAMES.items() for name in names}
    told = (known.get("".join(re.findall(r"[^\W_]", column.casefold()))) for column in columns)
    return {place: field for place, field in enumerate(told) if field}


def person(said: Iterable[tuple[str, str]]) -> Person:
    """Of what stands in the fields of a row."""
    return {field: value for field, text in said if (value := _plain(field, text))}


def same_persons(people: Sequence[Person]) -> list[Pair]:
    """Those that may be one, the likeliest first."""
    odds = _Odds(people)
    found = (odds.pair(*pair) for pair in sorted(_compared(people)))
    return sorted((each for each in found if each.score >= _PROPOSED), key=lambda each: -each.score)


def _plain(field: str, text: str) -> str:
    if field == "email":
        return text.strip().casefold()
    if field == "birth":
        return _day(text)
    if field == "phone":
        return "".join(re.findall(r"\d", text)).lstrip("0")
    words = plain_words(text)
    return "".join(words).lstrip("0") if field in _DIGITS else " ".join(words)


def _day(text: str) -> str:
    """As 19900201; empty where day and month could change places."""
    parts = re.findall(r"\d+", text)
    if len(parts) != 3:
        return "".join(parts)
    if len(parts[0]) == 4:
        year, month, day = parts
    elif "." in text or int(parts[0]) > _MONTHS:
        day, month, year = parts
    elif int(parts[1]) > _MONTHS:
        month, day, year = parts
    else:
        return ""
    return f"{year}{month:0>2}{day:0>2}"


def _compared(people: Sequence[Person]) -> set[tuple[int, int]]:
    shared: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, each in enumerate(people):
        for key in _keys(each):
            shared[key].append(place)
    return {pair for places in shared.values() if len(places) <= _CROWD for pair in combinations(places, 2)}


def _keys(each: Person) -> Iterator[tuple[object, ...]]:
    for fields in _KEYS:
        if all(field in each for field in fields):
            yield fields, *(each[field] for field in fields)
    if "given" in each and "surname" in each:  # with a slip, or the other way round
        yield "names", *sorted((each["given"][:3], each["surname"][:3]))


class _Odds:
    """In bits, over one file."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._counts = {field: Counter(each[field] for each in people if field in each) for field in _NAMES}
        self._against = log2(max(2, len(people)))

    def pair(self, first: int, second: int) -> Pair:
        one, other = self._people[first], self._people[second]
        given, surname = self._names(one, other)
        home = surname + sum(self._sign(one, other, fields) for fields in _HOME)
        own = given + sum(self._field(field, one, other) for field in _OWN)
        bits = min(home, self._against + _HOUSEHOLD) + own
        score = 1 / (1 + 2 ** min(60.0, self._against - bits))
        differs_in_birth = self._field("birth", one, other) < 0
        return Pair(
            first, second, round(score, 4), score >= _SURE and given > 0 and surname > 0 and not differs_in_birth
        )

    def _names(self, one: Person, other: Person) -> tuple[float, float]:
        """Of given name and surname, also where somebody has written them the other way round."""
        straight = self._field("given", one, other), self._field("surname", one, other)
        if not all("given" in each and "surname" in each for each in (one, other)):
            return straight
        turned = {**other, "given": other["surname"], "surname": other["given"]}
        crossed = self._field("given", one, turned) - _SWAPPED, self._field("surname", one, turned)
        return max(straight, crossed, key=sum)

    def _sign(self, one: Person, other: Person, fields: Sequence[str]) -> float:
        """The best of what speaks for the pair, or the worst of what speaks against it."""
        bits = [self._field(field, one, other) for field in fields]
        return max(bits) if max(bits) > 0 else min(bits)

    def _field(self, field: str, one: Person, other: Person) -> float:
        mine, theirs = one.get(field), other.get(field)
        if mine is None or theirs is None:
            return 0.0
        rare = min(_MOST, log2(len(self._people) / max(1, self._counts[field][mine], self._counts[field][theirs])))
        if mine == theirs:
            return rare
        return max(0.0, rare - _SLIP) if _slip(field, mine, theirs) else -_AGAINST[field]


def _slip(field: str, mine: str, theirs: str) -> bool:
    if field in _DIGITS:
        return min(len(mine), len(theirs)) >= 4 and OSA.distance(mine, theirs, score_cutoff=1) <= 1
    return JaroWinkler.normalized_similarity(mine, theirs) >= _ALIKE
