"""People who were entered twice, and people who only look like it: a set whose truth is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

FIRST = (
    "Anna",
    "Hanna",
    "Jan",
    "Ian",
    "Maria",
    "Marie",
    "Joan",
    "John",
    "Jürgen",
    "Sofía",
    "Christina",
    "Christine",
    "Alexander",
    "Alexandra",
    "Grace",
    "Ada",
)
LAST = (
    "Smith",
    "Smyth",
    "Müller",
    "Miller",
    "Meyer",
    "Meier",
    "Lovelace",
    "Hopper",
    "García",
    "Fernández",
    "Nowak",
    "Novak",
    "Johnson",
    "Johansson",
)
COMPANIES = ("Acme Inc", "Acme GmbH", "Beta Ltd", "Gamma SA")


@dataclass(frozen=True, slots=True)
class Entered:
    """One row as somebody typed it; `person` is who it is about."""

    person: int
    first: str
    last: str
    email: str
    phone: str
    company: str


def entered(people: int, seed: int) -> list[Entered]:
    """Every third person twice, every fourth with a relative at the same number, every fifth with a namesake."""
    rng, serial = random.Random(seed), iter(range(10**9))
    rows = []
    for _ in range(people):
        one = _person(rng, next(serial))
        rows.append(one)
        if one.person % 3 == 0:
            rows.append(rng.choice(_SLIPS)(rng, one))
        if one.person % 4 == 0:
            relative = _person(rng, next(serial), rng.choice([first for first in FIRST if first != one.first]))
            rows.append(replace(relative, last=one.last, phone=one.phone, company=one.company))
        if one.person % 5 == 0:
            namesake = _person(rng, next(serial))
            rows.append(replace(namesake, first=one.first, last=one.last, company=one.company))
    rng.shuffle(rows)
    return rows


def _person(rng: random.Random, number: int, called: str | None = None) -> Entered:
    first, last = called or rng.choice(FIRST), rng.choice(LAST)
    email = f"{_ascii(first)}.{_ascii(last)}.{number}@{rng.choice(('gmail.com', 'example.com'))}"
    return Entered(number, first, last, email, f"+1202555{number:04d}", rng.choice(COMPANIES))


def _same_number(rng: random.Random, one: Entered) -> Entered:
    return replace(one, email=f"{_ascii(one.last)}{one.person}@home.example", first=one.first.upper())


def _same_mailbox(rng: random.Random, one: Entered) -> Entered:
    local, _, domain = one.email.partition("@")
    return replace(one, email=f"{local}+news@{domain}", phone=f"+1303555{one.person:04d}", company="")


def _slip(rng: random.Random, one: Entered) -> Entered:
    place = rng.randrange(1, len(one.last) - 1)
    swapped = one.last[:place] + one.last[place + 1] + one.last[place] + one.last[place + 2 :]
    return replace(one, last=swapped, email=f"{_ascii(one.last)}{one.person}@home.example")


def _only_a_name(rng: random.Random, one: Entered) -> Entered:
    return replace(one, email=f"{_ascii(one.last)}{one.person}@home.example", phone=f"+1303555{one.person:04d}")


_SLIPS: tuple[Callable[[random.Random, Entered], Entered], ...] = (_same_number, _same_mailbox, _slip, _only_a_name)


def _ascii(name: str) -> str:
    return "".join(char for char in name.lower() if char.isascii())


def pairs(rows: list[Entered]) -> Iterator[frozenset[str]]:
    """Addresses of two rows about one person."""
    by_person: dict[int, str] = {}
    for row in rows:
        if row.person in by_person:
            yield frozenset({by_person[row.person], row.email})
        by_person[row.person] = row.email
