"""Who writes what, in which proportion: a deck of a hundred visits, shuffled again and again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count

from production.schemas.ids import Channel
from production.tests.load.words import ANGER, FEATURES, GIBBERISH, OUT_OF_OFFICE, THANKS, Words

_NAMES = (
    "Ana Ruiz",
    "Ben Okafor",
    "Chloe Martin",
    "Deniz Kaya",
    "Emil Novak",
    "Freya Lind",
    "Goran Petrov",
    "Hana Sato",
)
MOST_PEOPLE = 100_000
"""In one run: each has a phone number of their own."""


class Twist(StrEnum):
    """How a message differs from one that is sent once and as it should be."""

    NONE = "none"
    FILE = "file"
    """A form with an attachment, as multipart."""
    TWICE = "twice"
    """Delivered twice at the same time."""
    FORGED = "forged"
    """A webhook with a wrong signature: to be refused."""
    INCOMPLETE = "incomplete"
    """A form without a category: to be refused."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a mailbox and a phone number."""

    number: int
    batch: str
    """Tells the people of one run from those of another."""

    @property
    def name(self) -> str:
        return _NAMES[self.number % len(_NAMES)]

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}.{self.number}@{self.batch}.example"

    @property
    def phone(self) -> str:
        return f"+1{201 + int(self.batch, 16) % 700}{2_000_000 + self.number}"


@dataclass(frozen=True, slots=True)
class Note:
    """One message."""

    channel: Channel
    subject: str
    text: str
    twist: Twist = Twist.NONE
    headers: dict[str, str] = field(default_factory=dict)
    """Of a mail, beside the usual ones."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person writes, one message after the other; mails after the first follow in its thread."""

    kind: str
    person: Person
    notes: tuple[Note, ...]


class _Writer:
    """Makes up messages; no two have the same words."""

    def __init__(self, words: Words, rng: random.Random) -> None:
        self._words = words
        self._rng = rng
        self._number = count(1)

    def question(self, channel: Channel, twist: Twist = Twist.NONE) -> Note:
        return self._note(channel, self._rng.choice(self._words.questions[channel]), twist)

    def for_people(self, channel: Channel) -> Note:
        anger = [("This cannot go on", text) for text in ANGER]
        return self._note(channel, self._rng.choice([*self._words.for_people[channel], *anger]))

    def feature(self, channel: Channel) -> Note:
        return self._note(channel, ("A wish", self._rng.choice(FEATURES)))

    def gibberish(self, channel: Channel) -> Note:
        return self._note(channel, ("aaaa", self._rng.choice(GIBBERISH)))

    def more(self, channel: Channel) -> Note:
        return Note(channel, "", self._rng.choice(THANKS))

    def automatic(self) -> Note:
        return Note(Channel.EMAIL, "Automatic reply", OUT_OF_OFFICE, headers={"Auto-Submitted": "auto-replied"})

    def _note(self, channel: Channel, words: tuple[str, str], twist: Twist = Twist.NONE) -> Note:
        subject, text = words
        return Note(channel, subject, f"{text} Our workspace is number {next(self._number)}.", twist)


FORM, MAIL, CHAT = Channel.WEB_FORM, Channel.EMAIL, Channel.WHATSAPP
_Make = Callable[[_Writer, Person], tuple[Note, ...]]

KINDS: dict[str, tuple[int, _Make]] = {
    "form": (24, lambda write, _: (write.question(FORM),)),
    "form with a file": (5, lambda write, _: (write.question(FORM, Twist.FILE),)),
    "form for a person": (4, lambda write, _: (write.for_people(FORM),)),
    "form about a feature": (2, lambda write, _: (write.feature(FORM),)),
    "form of gibberish": (1, lambda write, _: (write.gibberish(FORM),)),
    "form sent twice": (3, lambda write, _: (write.question(FORM, Twist.TWICE),)),
    "incomplete form": (2, lambda write, _: (write.question(FORM, Twist.INCOMPLETE),)),
    "mail": (13, lambda write, _: (write.question(MAIL),)),
    "mail and another in its thread": (4, lambda write, _: (write.question(MAIL), write.more(MAIL))),
    "mail for a person": (2, lambda write, _: (write.for_people(MAIL),)),
    "mail about a feature": (1, lambda write, _: (write.feature(MAIL),)),
    "automatic mail": (1, lambda write, _: (write.automatic(),)),
    "chat": (13, lambda write, _: (write.question(CHAT),)),
    "chat that goes on": (7, lambda write, _: (write.question(CHAT), write.more(CHAT), write.question(CHAT))),
    "chat for a person": (3, lambda write, _: (write.for_people(CHAT),)),
    "chat of gibberish": (1, lambda write, _: (write.gibberish(CHAT),)),
    "chat delivered twice": (4, lambda write, _: (write.question(CHAT, Twist.TWICE),)),
    "forged chat": (1, lambda write, _: (write.question(CHAT, Twist.FORGED),)),
    "form, then mail": (4, lambda write, _: (write.question(FORM), write.question(MAIL))),
    "mail, then form": (3, lambda write, _: (write.question(MAIL), write.question(FORM))),
    "form with a number, then chat": (2, lambda write, who: (_with_number(write, who), write.question(CHAT))),
}
"""Cards in a hundred, and what is written."""
SAME_ADDRESS = frozenset({"form, then mail", "mail, then form"})
"""One person on two channels, who the system can know to be one."""
ONLY_NAMED = frozenset({"form with a number, then chat"})
"""One person on two channels, of which one only claims the number of the other: nothing may be joined on that."""


def _with_number(write: _Writer, person: Person) -> Note:
    note = write.question(FORM)
    return replace(note, text=f"{note.text} You reach me on WhatsApp at {person.phone}.")


class Dealer:
    """Gives one visit after the other, each by somebody else. `batch` is four hex digits."""

    def __init__(self, words: Words, batch: str, seed: int) -> None:
        self._rng = random.Random(seed)
        self._writer = _Writer(words, self._rng)
        self._people = count(1)
        self._batch = batch

    def day(self) -> Iterator[Visit]:
        """Endless; every hundred visits hold each kind in its proportion."""
        deck = [kind for kind, (cards, _) in KINDS.items() for _ in range(cards)]
        while True:
            self._rng.shuffle(deck)
            yield from map(self._visit, deck)

    def one_of_each(self) -> list[Visit]:
        return [self._visit(kind) for kind in KINDS]

    def _visit(self, kind: str) -> Visit:
        person = Person(next(self._people), self._batch)
        return Visit(kind, person, KINDS[kind][1](self._writer, person))
