"""Runs the rule tables over a text, sentence by sentence or line by line, and says what matched and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from production.agent.guardrails.rules import LINES, ORDERS, WORDING
from production.agent.guardrails.rules.openings import openings_of
from production.agent.guardrails.rules.table import Pattern, Rule, RuleTable
from production.schemas.turns import Trigger

_EXCERPT = 80
_SENTENCE_END = re.compile(r"[.!?]+(?=\s)|\n")
_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Match:
    """One rule that a text set off."""

    trigger: Trigger
    rule: str
    excerpt: str
    """The words that matched, normalised (lower case, no accents), at most 80 characters."""


class Engine:
    """Some rule tables, indexed by the rarest word beginning that each of their patterns needs."""

    def __init__(self, tables: Sequence[RuleTable], ends: re.Pattern[str]) -> None:
        self._ends = ends
        self._entries = [
            (table, rule, pattern) for table in tables for rule in table.rules for pattern in rule.patterns
        ]
        self._always = [number for number, entry in enumerate(self._entries) if not entry[2].needs]
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, pattern) in enumerate(self._entries):
            for opening in pattern.needs[0] if pattern.needs else ():
                self._index[opening].append(number)

    def run(self, text: str) -> list[Match]:
        """The first match of every rule that `text` sets off, in the order of the tables."""
        blotted = cache(RuleTable.blotted)
        found: dict[int, Match] = {}
        for start, end in self._spans(text):
            for number, table, rule, pattern in self._candidates(text[start:end]):
                if pattern.search.search(text, start, end) and (
                    match := pattern.search.search(blotted(table, text), start, end)
                ):
                    found.setdefault(number, Match(table.trigger, rule.name, match[0].strip()[:_EXCERPT]))
        return list({(found[number].trigger, found[number].rule): found[number] for number in sorted(found)}.values())

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends; the mark that ends one also begins the next, as rules may look at it."""
        start = 0
        for mark in self._ends.finditer(text):
            yield start, mark.end()
            start = mark.start()
        yield start, len(text)

    def _candidates(self, sentence: str) -> Iterator[tuple[int, RuleTable, Rule, Pattern]]:
        openings = openings_of(sentence)
        numbers = {number for opening in openings for number in self._index.get(opening, ())}
        for number in numbers.union(self._always):
            table, rule, pattern = self._entries[number]
            if pattern.could_match(openings):
                yield number, table, rule, pattern


_WORDING = Engine(WORDING, _SENTENCE_END)
_ORDERS = Engine(ORDERS, _SENTENCE_END)
_LINES = Engine(LINES, _LINE_END)


def wishes(text: str) -> list[Match]:
    """What the writer of `text`, as `normalise.plain` returns it, wants or threatens; empty if it is harmless."""
    return _WORDING.run(text)


def orders(readings: str) -> list[Match]:
    """Attempts to steer the assistant in `readings`, as `unveil.unveiled` returns them."""
    return [*_ORDERS.run(readings), *_LINES.run(readings)]
