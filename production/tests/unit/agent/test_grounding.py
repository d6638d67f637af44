"""A sentence counts as supported only when one piece of evidence really holds it."""

from __future__ import annotations

import pytest

from production.agent.grounding import ground
from production.crm.knowledge.model import Passage
from production.tests.support.passages import EXPORT
from production.text.sentences.edited import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "The link is valid for 48 hours and needs a sign-in.",
        "1. Choose CSV, Excel or PDF.",
        "The link needs a sign-in and is valid for 48 hours.",
        "Guests cannot export.",
        "Read more at https://help.techcorp.example/export.",
        "You are welcome. Please write to us any time.",
        "I am sorry about the trouble.",
        "Which error message do you see?",
        "Here is how to export a project:",
    ],
)
def test_what_the_passage_says_and_courtesies_are_fine(sentence: str) -> None:
    assert ground(sentence, [EXPORT], []).unsupported == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The link is valid for 72 hours and needs a sign-in.",
        "The link is valid for 48 days and needs a sign-in.",
        "The link is not valid for 48 hours and needs a sign-in.",
        "Guests can export.",
        "Read more at https://evil.example/export.",
        "You can also export to Google Sheets automatically.",
        "It is free.",
        "We will add this next month.",
    ],
)
def test_changed_numbers_negations_links_and_inventions_are_not(sentence: str) -> None:
    assert ground(sentence, [EXPORT], []).unsupported == (sentence,)


def test_evidence_is_not_pieced_together_from_several_passages() -> None:
    other = Passage("import.md", "Import", 0, "An import can be undone for 7 days.", 0.5, 0.5)

    assert ground("An export of one project can be undone for 7 days.", [EXPORT, other], []).unsupported


def test_facts_of_other_tools_support_without_a_source() -> None:
    fact = 'TKT-0012 of 04 March 2026 ("Import") is resolved.'

    grounding = ground(fact, [], [fact])

    assert (grounding.unsupported, grounding.sources) == ((), [])


def test_sources_are_the_passages_used_each_once() -> None:
    unused = Passage("other.md", "Other", 0, "Something else.", 0.9, 0.9)

    assert ground("Guests cannot export. The link is valid for 48 hours.", [unused, EXPORT], []).sources == [EXPORT]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('The page shows "E-1101: Too many attempts. Try again in 15 minutes." Then wait.', 2),
        ("Use e.g. Chrome. Open app.techcorp.example and sign in.", 2),
        ("One line\nanother line", 2),
        ("", 0),
    ],
)
def test_sentences_keep_quotations_and_addresses_whole(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_the_title_of_a_learned_article_proves_nothing() -> None:
    learned = Passage("learned/1.md", "Are all accounts closed on Friday?", 0, "Open Settings.", 0.8, 0.7)

    assert ground("All accounts closed on Friday.", [learned], []).unsupported
