"""Each rule of words finds its example and passes over its counter-example; so does each rule of opportunities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.guardrails.rules.table import Rule
from production.agent.wordings import said
from production.areas.opportunities import jobs as opportunities
from production.areas.opportunities.rules import Rule as Condition
from production.areas.opportunities.rules import rules
from production.areas.profile import jobs as profile

WORDS = [*opportunities.WORDS, *profile.WORDS]
each_rule = pytest.mark.parametrize("rule", WORDS, ids=lambda rule: f"{rule.name}{' abroad' * rule.foreign}")
each_condition = pytest.mark.parametrize("condition", rules(), ids=lambda condition: condition.name)


@each_rule
def test_a_rule_finds_its_example(rule: Rule) -> None:
    [found] = said([rule], rule.example)
    assert found.sentence in rule.example


@each_rule
def test_a_rule_passes_over_its_counter_example(rule: Rule) -> None:
    assert list(said([rule], rule.counter_example)) == []


@each_condition
def test_an_opportunity_is_its_example(condition: Condition) -> None:
    assert condition.meets(condition.example)


@each_condition
def test_an_opportunity_is_not_its_counter_example(condition: Condition) -> None:
    assert not condition.meets(condition.counter_example)


@each_condition
def test_what_is_not_known_is_no_opportunity(condition: Condition) -> None:
    for name in condition.example:
        assert not condition.meets({**condition.example, name: None})


@each_condition
def test_the_words_that_a_rule_asks_for_are_a_rule(condition: Condition) -> None:
    assert condition.says is None or condition.says in {rule.name for rule in opportunities.WORDS}


@given(text=st.text(max_size=200))
def test_whatever_is_written_every_sentence_is_of_it(text: str) -> None:
    assert all(each.sentence in text for each in said(WORDS, text))
