"""All words of one language in one table: the assistant's own, and those of every kind of records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from production.areas.assistant.rules.language import Language, language
from production.areas.assistant.rules.literals import Token, tokens
from production.crm.assistant.kinds import Kind
from production.crm.assistant.words import Phrase, Words


class Role(StrEnum):
    """What a word may be."""

    VERB = "verb"
    PHRASE = "phrase"
    NOUN = "noun"
    FIELD = "field"
    BEFORE = "before"
    CHOICE = "choice"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word may mean."""

    role: Role
    value: str
    """The verb, `one` or `many`, the field, the choice, the mark."""
    kind: str = ""
    field: str = ""
    phrase: Phrase | None = None
    tail: tuple[str, ...] = ()
    """What has to follow later, as `an` after `lege`."""


class Lexicon:
    """Of one language."""

    def __init__(self, tag: str, kinds: Sequence[Kind]) -> None:
        self.tag = tag
        self.language = language(tag)
        self._senses: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
        _Filling(self._senses).own(self.language)
        for kind in kinds:
            _Filling(self._senses).kind(kind.name, kind.words[tag])
        self._longest = max(map(len, self._senses))
        self._starters = sorted({key[0] for key, senses in self._senses.items() if len(key) == 1 and _starts(senses)})

    def longest(self, rest: Sequence[Token]) -> tuple[int, list[Sense]]:
        """How many of the first tokens belong together, and what they may mean; (1, []) where they mean nothing."""
        words = tuple(token.word for token in rest[: self._longest])
        for length in range(len(words), 0, -1):
            if senses := self._senses.get(words[:length]):
                return length, senses
        return 1, []

    def misspelt(self, word: str) -> list[Sense]:
        """Of a verb or noun that was probably meant: two letters changed places, or one is missing or doubled."""
        close = [each for each in self._starters if len(word) >= 5 and _is_slip(word, each)]
        return self._senses[(close[0],)] if len(close) == 1 else []


class _Filling:
    """Puts words into a table."""

    def __init__(self, senses: dict[tuple[str, ...], list[Sense]]) -> None:
        self._senses = senses

    def own(self, spoken: Language) -> None:
        for verb, phrases in spoken.verbs.items():
            for phrase in phrases:
                head, _, tail = phrase.partition(" _ ")
                self._add(head, Sense(Role.VERB, verb, tail=_key(tail)))
        for mark, phrases in spoken.marks.items():
            for phrase in phrases:
                self._add(phrase, Sense(Role.MARK, mark))

    def kind(self, name: str, words: Words) -> None:
        for number, nouns in (("one", words.one), ("many", words.many)):
            for noun in nouns:
                self._add(noun, Sense(Role.NOUN, number, name))
        for role, table in ((Role.FIELD, words.fields), (Role.BEFORE, words.before)):
            for field, phrases in table.items():
                for phrase in phrases:
                    self._add(phrase, Sense(role, field, name, field))
        for each in words.phrases:
            for says in each.says:
                self._add(says, Sense(Role.PHRASE, each.verb, name, each.field, each))
        self._choices(name, words)

    def _choices(self, name: str, words: Words) -> None:
        for field, choices in words.choices.items():
            for choice, phrases in choices.items():
                for phrase in phrases:
                    self._add(phrase, Sense(Role.CHOICE, choice, name, field))

    def _add(self, phrase: str, sense: Sense) -> None:
        self._senses[_key(phrase)].append(sense)


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(phrase))


def _starts(senses: Sequence[Sense]) -> bool:
    return any(sense.role in {Role.VERB, Role.NOUN} for sense in senses)


def _is_slip(typed: str, meant: str) -> bool:
    if typed[0] != meant[0] or typed == meant:
        return False
    at = next((place for place, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), -1)
    if at < 0:
        at = min(len(typed), len(meant))
    if len(typed) == len(meant):
        return typed[:at] + typed[at : at + 2][::-1] + typed[at + 2 :] == meant
    missing = typed[:at] + meant[at : at + 1] + typed[at:] == meant
    doubled = typed[at - 1 : at] == typed[at : at + 1] and typed[:at] + typed[at + 1 :] == meant
    return missing or doubled
