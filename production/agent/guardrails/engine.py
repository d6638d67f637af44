"""Runs the rule tables over a text and says what matched and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from production.agent.guardrails.normalise import plain
from production.agent.guardrails.rules import ORDERS, WORDING
from production.agent.guardrails.rules.openings import openings_of
from production.agent.guardrails.rules.table import RuleTable
from production.agent.guardrails.unveil import unveiled
from production.schemas.turns import Trigger

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Match:
    """One rule that a text set off."""

    trigger: Trigger
    rule: str
    excerpt: str
    """The words that matched, normalised (lower case, no accents), at most 80 characters."""


def explain(text: str) -> list[Match]:
    """Every rule that `text` sets off, in the order of the tables; empty for a harmless text."""
    return [*_run(WORDING, plain(text)), *_run(ORDERS, unveiled(text))]


def _run(tables: Iterable[RuleTable], text: str) -> Iterator[Match]:
    openings = openings_of(text)
    for table in tables:
        for rule, found in table.matches(text, openings):
            yield Match(table.trigger, rule.name, found[0].strip()[:_EXCERPT])
