"""Passages keep everything a writer wrote, in order, and tear nothing that belongs together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.knowledge.chunk import MAX_CHARACTERS, chunk

_WORD = st.text("abcdefghij", min_size=1, max_size=12)
_SENTENCE = st.lists(_WORD, min_size=1, max_size=40).map(lambda words: " ".join(words).capitalize() + ".")
_PARAGRAPH = st.lists(_SENTENCE, min_size=1, max_size=8).map(" ".join)
_STEPS = st.lists(_SENTENCE, min_size=1, max_size=30).map(
    lambda steps: "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
)
_HEADING = st.tuples(st.integers(1, 4), _WORD).map(lambda pair: "#" * pair[0] + " " + pair[1])
_DOCUMENT = st.lists(st.one_of(_PARAGRAPH, _STEPS, _HEADING), max_size=20).map("\n\n".join)


def _body_words(markdown: str) -> list[str]:
    return [word for line in markdown.splitlines() if not line.startswith("#") for word in line.split()]


@given(_DOCUMENT)
def test_nothing_is_lost_and_order_is_kept(markdown: str) -> None:
    passages = chunk("a.md", markdown)

    assert [word for passage in passages for word in passage.content.split()] == _body_words(markdown)


@given(_DOCUMENT)
def test_a_passage_is_longer_than_the_limit_only_if_it_is_a_single_item(markdown: str) -> None:
    too_long = [passage.content for passage in chunk("a.md", markdown) if len(passage.content) > MAX_CHARACTERS]

    assert all(re.fullmatch(r"\d+\. [^\n]*", content) for content in too_long)


@given(_STEPS)
def test_steps_are_never_torn(steps: str) -> None:
    lines = [line for passage in chunk("a.md", steps) for line in passage.content.splitlines()]

    assert lines == steps.splitlines()


@given(_DOCUMENT)
def test_positions_count_from_zero_and_hashes_depend_only_on_the_text(markdown: str) -> None:
    passages = chunk("a.md", markdown)

    assert [passage.position for passage in passages] == list(range(len(passages)))
    assert [p.content_hash for p in chunk("b.md", f"# T\n\n{markdown}")] == [
        p.content_hash for p in chunk("a.md", f"# T\n\n{markdown}")
    ]


def test_titles_are_the_path_of_headings() -> None:
    titles = [passage.title for passage in chunk("a.md", "# Guide\n\none\n\n## Export\n\ntwo\n\n# Other\n\nthree\n")]

    assert titles == ["Guide", "Guide > Export", "Other"]


def test_a_document_without_headings_is_called_like_its_file() -> None:
    assert chunk("guides/first-steps.md", "Hello.")[0].title == "first steps"


def test_a_list_stays_with_the_sentence_that_introduces_it() -> None:
    filler = "Word " * 170
    passages = chunk("a.md", f"{filler}\n\nDo this:\n\n1. One step.\n2. Two steps.\n" + "3. Three. " * 12)

    assert [passage.content.splitlines()[0][:8] for passage in passages] == ["Word Wor", "Do this:"]


def test_indented_lines_belong_to_their_item() -> None:
    [passage] = chunk("a.md", "1. One\n\n   more of one\n   - a part of one\n2. Two\n")

    assert passage.content == "1. One\n   more of one\n   - a part of one\n2. Two"


def test_a_heading_inside_a_code_block_is_code() -> None:
    [passage] = chunk("a.md", "# Guide\n\n```sh\n# not a heading\n```\n")

    assert (passage.title, passage.content) == ("Guide", "```sh\n# not a heading\n```")


def test_underlined_headings_count() -> None:
    [passage] = chunk("a.md", "Guide\n=====\n\nText.\n")

    assert (passage.title, passage.content) == ("Guide", "Text.")


def test_internal_documents_have_no_passages() -> None:
    assert chunk("voice.md", "---\naudience: internal\n---\n\n# Voice\n\nNever say this.\n") == []


def test_front_matter_is_not_text() -> None:
    assert [passage.content for passage in chunk("a.md", "---\naudience: public\n---\nText.\n")] == ["Text."]


@pytest.mark.parametrize(
    ("title", "content", "category"),
    [
        ("Find and download invoices", "Text.", "billing"),
        ("API rate limits", "Text.", "technical"),
        ("Repeat a task", "Open it.\n\n1. Select it.", "how_to"),
        ("Glossary", "Text.", "general"),
    ],
)
def test_category_follows_the_title_then_the_steps(title: str, content: str, category: str) -> None:
    assert chunk("a.md", f"# {title}\n\n{content}")[0].category == category


def test_front_matter_names_and_files_the_document() -> None:
    [passage] = chunk("a.md", '---\ntitle: "Export"\ncategory: billing\n---\n## As CSV\n\nOpen it.\n')

    assert (passage.title, passage.category) == ("Export > As CSV", "billing")


def test_a_name_that_the_first_heading_repeats_counts_once() -> None:
    assert chunk("a.md", "---\ntitle: Export\n---\n# Export\n\nOpen it.\n")[0].title == "Export"


def test_an_unknown_category_in_front_matter_is_passed_over() -> None:
    assert chunk("a.md", "---\ncategory: kittens\n---\nText.\n")[0].category == "general"
