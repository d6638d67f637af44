"""Finds out, from a pattern alone, which words a text must contain for the pattern to have a chance.

A message sets off very few of the patterns; comparing the beginnings of its words (and its marks) with those that a
pattern needs is a lookup (`pattern_index.py`), so only the patterns that could match are run. The reader below knows
the part of the regular expression syntax that the rules use. It may overlook a prefix (then the pattern is simply
always tried), but it never names one that a matching text could lack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LETTERS = 6
_COMMON = frozenset(
    """the you your with that this have for and to are is in my we me us it of on be do can will not
    . , ? ! ' " : - ( )""".split()
)
TOKENS = re.compile(r"\w+|[^\w\s]")
_ATOM = re.compile(r"\(\?<?[=!]|\(\?:|\((?!\?)|\)|\||\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[\^$]|.", re.DOTALL)
_TIMES = re.compile(r"([*?]|\{0?,\d+\}|\{0\})|\+|\{[1-9]\d*(?:,\d*)?\}")
_WORD_CLASS = re.compile(r"\[\^|\\[wdS]|(?<!\\)\w")

Prefixes = frozenset[str]


def required_prefixes(pattern: str) -> tuple[Prefixes, ...]:
    """Sets of word beginnings: a text matching `pattern` has at least one beginning out of each set.

    `pattern` is taken to start at a word boundary. Empty when nothing can be said.
    """
    needs, _ = _Reader(pattern).alternatives(at_boundary=True)
    return tuple(sorted(set(needs), key=_selectivity, reverse=True))


def prefixes_of(token: str) -> Prefixes:
    """What a word (or its beginning, or a mark) opens with: one letter, two, ..., at most LETTERS."""
    return frozenset(token[:size] for size in range(1, LETTERS + 1))


@dataclass
class _Sequence:
    """What is known so far about one alternative, read from left to right."""

    at_boundary: bool
    word: str | None = None
    """Letters since the last word boundary; None inside a word whose beginning is unknown."""
    needs: list[Prefixes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.word = "" if self.at_boundary else None

    def end_word(self, *, at_boundary: bool) -> None:
        if self.word:
            self.needs.append(frozenset({self.word[:LETTERS]}))
        self.word = "" if at_boundary else None

    def literal(self, char: str) -> None:
        if not _in_word(char):
            self.end_word(at_boundary=True)
            if not char.isspace():
                self.needs.append(frozenset({char}))
        elif self.word is not None:
            self.word += char


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _selectivity(need: Prefixes) -> tuple[int, int]:
    return (min(0 if word in _COMMON else len(word) for word in need), -len(need))


def _either(branches: list[_Sequence]) -> list[Prefixes]:
    """What is needed when one of several branches will do."""
    if len(branches) == 1:
        return branches[0].needs
    if not all(branch.needs for branch in branches):
        return []
    return [frozenset().union(*(max(branch.needs, key=_selectivity) for branch in branches))]


class _Reader:
    """Reads a pattern once, atom by atom."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self, *, at_boundary: bool) -> tuple[list[Prefixes], bool]:
        """Reads up to the closing bracket; says what is needed and whether it surely ends at a word boundary."""
        found: list[_Sequence] = []
        closer = "|"
        while closer == "|":
            sequence = _Sequence(at_boundary)
            closer = self._sequence(sequence)
            found.append(sequence)
        ends = all(sequence.word == "" for sequence in found)
        for sequence in found:
            sequence.end_word(at_boundary=False)
        return _either(found), ends

    def _sequence(self, sequence: _Sequence) -> str:
        while atom := self._next():
            if atom in ("|", ")"):
                return atom
            if atom.startswith("("):
                self._group(atom, sequence)
            elif atom not in ("^", "$", r"\b"):
                self._single(atom, sequence)
        return ""

    def _group(self, opener: str, sequence: _Sequence) -> None:
        needs, ends = self.alternatives(at_boundary=sequence.word == "")
        optional = self._optional()
        if opener not in ("(?:", "("):
            return
        inside_word = bool(sequence.word)
        at_boundary = ends and (not optional or sequence.word == "")
        sequence.end_word(at_boundary=at_boundary)
        if not (optional or inside_word):
            sequence.needs.extend(needs)

    def _single(self, atom: str, sequence: _Sequence) -> None:
        nonword = atom in (r"\W", r"\s") or (atom.startswith("[") and not _WORD_CLASS.search(atom))
        literal = atom[-1] if len(atom) == 1 or (atom[0] == "\\" and not atom[1].isalnum()) else None
        before = sequence.word
        if self._repeated():
            optional = self._optional()
            boundary = (nonword or bool(literal and not _in_word(literal))) and (not optional or before == "")
            if literal and not optional:
                sequence.literal(literal)
            sequence.end_word(at_boundary=boundary)
        elif literal and atom != ".":
            sequence.literal(literal)
        else:
            sequence.end_word(at_boundary=nonword or atom == r"\n")

    def _next(self) -> str:
        found = _ATOM.match(self.pattern, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    def _repeated(self) -> bool:
        return _TIMES.match(self.pattern, self.at) is not None

    def _optional(self) -> bool:
        """Whether the atom just read may be left out; steps over its quantifier."""
        found = _TIMES.match(self.pattern, self.at)
        if found is None:
            return False
        self.at = found.end()
        return found[1] is not None
