"""A message as a row of items: words with what they may mean, literals, and free words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from production.areas.assistant.rules.dates import date_length
from production.areas.assistant.rules.lexicon import Lexicon, Role, Sense
from production.areas.assistant.rules.literals import LiteralType, Token, tokens

AROUND = ("filler", "article", "of", "to", "with", "named", "mine")
"""Marks that are no part of a name when they stand at its edge."""
_PLAIN = {LiteralType.WORD, LiteralType.MARK}


@dataclass(frozen=True, slots=True)
class Item:
    """Some tokens that belong together."""

    tokens: tuple[Token, ...]
    senses: tuple[Sense, ...] = ()
    is_date: bool = False

    @property
    def literal(self) -> LiteralType | None:
        """None: words or a mark."""
        return self.tokens[0].type if self.tokens[0].type not in _PLAIN and not self.is_date else None

    @property
    def is_literal(self) -> bool:
        return self.is_date or self.literal is not None

    @property
    def breaks(self) -> bool:
        """Whether it is a mark that separates."""
        return self.tokens[0].type is LiteralType.MARK and self.tokens[0].text in ",;.!?()¿¡:–—\n"

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    def sense(self, role: Role, value: str | None = None, kind: str | None = None) -> Sense | None:
        """The first that fits."""
        for each in self.senses:
            if each.role is role and value in {None, each.value} and (kind is None or each.kind in {"", kind}):
                return each
        return None

    def marks(self, *names: str) -> bool:
        return any(self.sense(Role.MARK, name) for name in names)


def items(text: str, lexicon: Lexicon) -> list[Item]:
    """All of it, in order."""
    rest, found = tokens(text), list[Item]()
    while rest:
        length, item = _next(rest, lexicon, spelt=any(each.sense(Role.NOUN) for each in found) or len(found) > 3)
        found.append(item)
        rest = rest[length:]
    return found


def source(text: str, some: Sequence[Item]) -> str:
    """What was typed, with single spaces where something was left out in between."""
    runs: list[list[int]] = []
    for token in (each for item in some for each in item.tokens):
        if runs and not text[runs[-1][1] : token.start].strip():
            runs[-1][1] = token.end
        else:
            runs.append([token.start, token.end])
    return " ".join(text[start:end] for start, end in runs).strip()


def content(text: str, some: Sequence[Item]) -> str:
    """The same without the quotation marks around all of it."""
    if len(some) == 1 and some[0].literal is LiteralType.QUOTE:
        return some[0].tokens[0].content
    return source(text, some)


def trimmed(some: Sequence[Item], *marks: str) -> list[Item]:
    """Without separators and such marks at both ends."""
    left = list(some)
    while left and _is_trim(left[0], marks):
        left = left[1:]
    while left and _is_trim(left[-1], marks):
        left = left[:-1]
    return left


def without(some: Iterable[Item], dropped: Iterable[Item]) -> list[Item]:
    gone = {id(each) for each in dropped}
    return [each for each in some if id(each) not in gone]


def _is_trim(item: Item, marks: Sequence[str]) -> bool:
    return item.breaks or (not item.is_literal and item.marks(*marks))


def _next(rest: Sequence[Token], lexicon: Lexicon, *, spelt: bool) -> tuple[int, Item]:
    if rest[0].type is LiteralType.QUOTE or rest[0].type in {LiteralType.EMAIL, LiteralType.PHONE, LiteralType.MONEY}:
        return 1, Item((rest[0],))
    if length := date_length(rest, lexicon.language.dates):
        return length, Item(tuple(rest[:length]), is_date=True)
    length, senses = lexicon.longest(rest)
    if not senses and not spelt:
        senses = lexicon.misspelt(rest[0].word)
    return length, Item(tuple(rest[:length]), tuple(senses))
