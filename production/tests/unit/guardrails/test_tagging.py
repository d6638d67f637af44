"""Each tag finds its example, and leaves alone what only looks like it."""

from __future__ import annotations

import re

import pytest

from production.agent.guardrails.normalise import normalise
from production.agent.guardrails.rules.table import Rule
from production.agent.guardrails.screening import merge_verdicts, screen
from production.agent.guardrails.tagging import RULES, tags

NAMED = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@NAMED
def test_a_tag_finds_its_example(rule: Rule) -> None:
    assert rule.name in tags(normalise(rule.example))


@NAMED
def test_a_tag_leaves_its_counter_example_alone(rule: Rule) -> None:
    assert rule.name not in tags(normalise(rule.counter_example))


@NAMED
def test_a_tag_is_one_that_a_person_could_have_typed(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z][a-z-]{1,39}", rule.name)


def test_no_tag_stands_twice() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_what_is_said_in_several_messages_has_the_tags_of_all() -> None:
    whole = merge_verdicts([screen("My invoice is wrong"), screen("and the Android app is slow")])
    assert set(whole.tags) == {"invoice", "mobile", "slow"}
