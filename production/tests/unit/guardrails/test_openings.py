"""The short cut that skips patterns must never skip one that would have matched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from production.agent.guardrails.pattern_index import PatternIndex
from production.agent.guardrails.rules import INJECTION_TABLES, INTENT_TABLES, LINE_TABLES
from production.agent.guardrails.rules.required_prefixes import required_prefixes
from production.agent.guardrails.rules.table import Pattern

PATTERNS = [
    p for table in INTENT_TABLES + INJECTION_TABLES + LINE_TABLES for rule in table.rules for p in rule.patterns
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.sampled_from(PATTERNS).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(p.search))))
def test_a_matching_text_has_what_the_pattern_needs(case: tuple[Pattern, str]) -> None:
    pattern, text = case
    assume(pattern.search.search(text))
    assert PatternIndex([pattern.needs]).of(text) == [0]


def test_nearly_all_patterns_can_be_skipped() -> None:
    assert sum(not pattern.needs for pattern in PATTERNS) <= 5


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("refunds?", [{"refund"}]),
        ("(?:money|cash) back", [{"back"}, {"money", "cash"}]),
        ("(?:re)?pay", []),
        (r"pay\w* (?:back)?", [{"pay"}]),
        (r"[a-z]+ing back", [{"back"}]),
        ("cat(?!alog)|dog", [{"cat", "dog"}]),
        (r"get[ _]lost", [{"get"}]),
        ("you|cat", [{"cat", "you"}]),
        (r"</?user>", [{"<"}, {">"}, {"user"}]),
        (r"#{2,} ?-?end", [{"#"}, {"end"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, required_prefixes(pattern))) == sorted(map(sorted, needs))
