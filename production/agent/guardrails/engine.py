"""Runs the rule tables over a text, sentence by sentence or line by line, and says what matched and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from production.agent.guardrails.deobfuscate import Deobfuscated
from production.agent.guardrails.pattern_index import PatternIndex
from production.agent.guardrails.rules import INJECTION_TABLES, INTENT_TABLES, LINE_TABLES
from production.agent.guardrails.rules.table import Match, RuleTable

_SENTENCE_END = re.compile(r"[.!?]+(?=\s)|\n\s*\n")
_LINE_END = re.compile(r"\n")


class Engine:
    """Some rule tables, indexed by the word beginnings that their patterns need."""

    def __init__(self, tables: Sequence[RuleTable], ends: re.Pattern[str]) -> None:
        self._ends = ends
        rules = [(table, rule) for table in tables for rule in table.rules]
        self._rules = rules
        self._patterns = [(number, pattern) for number, (_, rule) in enumerate(rules) for pattern in rule.patterns]
        self._candidates = PatternIndex([pattern.needs for _, pattern in self._patterns])

    def run(self, text: str, *, foreign: bool = False) -> list[Match]:
        """The first match of every rule that `text` sets off, in the order of the tables; `foreign`: but English."""
        found: dict[int, Match] = {}
        for sentence in self._sentences(text):
            masked: dict[RuleTable, str] = {}
            for number, pattern in map(self._patterns.__getitem__, self._candidates.of(sentence)):
                table, rule = self._rules[number]
                if number in found or foreign > rule.foreign or not pattern.search.search(sentence):
                    continue
                if table not in masked:
                    masked[table] = table.masked(sentence)
                if pattern.search.search(masked[table]):
                    found[number] = Match(table.trigger, rule.name, table.undoubted)
        return [found[number] for number in sorted(found)]

    def _sentences(self, text: str) -> Iterator[str]:
        """The sentences of `text`; the mark that ends one also begins the next, because rules may look at it."""
        start = 0
        for mark in self._ends.finditer(text):
            yield text[start : mark.end()]
            start = mark.start()
        yield text[start:]


_INTENTS = Engine(INTENT_TABLES, _SENTENCE_END)
_INJECTIONS = Engine(INJECTION_TABLES, _SENTENCE_END)
_LINES = Engine(LINE_TABLES, _LINE_END)


def match_intents(text: str, *, foreign: bool = False) -> list[Match]:
    """What the writer of `text`, as `normalise.normalise` returns it, wants or threatens; empty if it is harmless.

    `foreign`: it is written in another language than English, whose words would mislead.
    """
    return _INTENTS.run(text, foreign=foreign)


def match_injections(text: Deobfuscated) -> list[Match]:
    """Attempts to steer the assistant."""
    readings = "\n\n".join(filter(None, text))
    return [*_INJECTIONS.run(readings), *_LINES.run(readings)]
