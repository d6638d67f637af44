"""What a model cites has to stand where it says, and to carry the sentence; a citation never makes a falsehood true."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.grounding import Citation, ground
from production.agent.grounding.evidence import read_text
from production.crm.knowledge.model import Passage
from production.lab.evals.grounding.sets import Labelled, labelled
from production.tests.support.passages import EXPORT

LINK, GUESTS = "The link is valid for 48 hours and needs a sign-in.", "Guests cannot export."
SAME_IN_OTHER_WORDS = {"Your link works for two days.": LINK, "A guest is not able to export.": GUESTS}
IMPORT = Passage("import.md", "Import", 0, "An import can be undone for 7 days.", 0.5, 0.5)


def cited(sentence: str, quote: str, passage: str | None = EXPORT.name) -> tuple[str, ...]:
    """What is unsupported of a sentence that cites this."""
    return ground(sentence, [EXPORT, IMPORT], [], citations=[Citation(sentence, passage, quote)]).unsupported


@pytest.mark.parametrize(("sentence", "quote"), SAME_IN_OTHER_WORDS.items())
def test_what_the_cited_place_says_is_backed(sentence: str, quote: str) -> None:
    assert cited(sentence, quote) == ()


@pytest.mark.parametrize(
    "retyped", [str.upper, lambda quote: quote.replace(" ", "\n"), lambda quote: f"\u201c{quote}\u201d"]
)
def test_typography_is_no_part_of_a_citation(retyped: Callable[[str], str]) -> None:
    sentence = 'To export the tasks of a project, select the three dots, then choose "Export".'
    quote = 'To export the tasks of one project, select the three dots and choose "Export".'
    assert cited(sentence, retyped(quote)) == ()


@pytest.mark.parametrize(
    "quote",
    ["The link is valid for 2 days.", "The link is valid ... and needs a sign-in.", "", "An import can be undone"],
)
def test_an_invented_citation_backs_nothing(quote: str) -> None:
    assert cited(LINK, quote) == (LINK,)


@pytest.mark.parametrize("passage", [IMPORT.name, "export.md", "export.md#7", "", None])
def test_a_citation_stands_in_the_passage_that_it_names(passage: str | None) -> None:
    assert cited(LINK, LINK, passage) == (LINK,)


@pytest.mark.parametrize("quote", [GUESTS, "2. Select `Export`."])
def test_another_place_of_the_same_passage_does_not_carry_it(quote: str) -> None:
    assert cited(LINK, quote) == (LINK,)


def test_a_torn_citation_means_the_whole_place() -> None:
    assert cited("Guests can export.", "export") == ("Guests can export.",)


def test_one_invented_citation_beside_a_good_one_is_one_too_many() -> None:
    both = [Citation(LINK, EXPORT.name, LINK), Citation(LINK, EXPORT.name, "The link never ends.")]
    assert ground(LINK, [EXPORT], [], citations=both).unsupported == (LINK,)


def test_a_sentence_without_a_citation_is_read_as_ever() -> None:
    found = ground(f"{LINK} {GUESTS}", [EXPORT], [], citations=[Citation(GUESTS, EXPORT.name, GUESTS)])
    assert [sentence for sentence, _ in found.backed] == [LINK, GUESTS]


def test_what_another_tool_said_is_cited_without_a_passage() -> None:
    fact = "TKT-0012 of 04 March 2026 is resolved."
    citation = Citation(fact, None, fact)
    assert ground(fact, [EXPORT], [fact], citations=[citation]).unsupported == ()
    assert ground(fact, [EXPORT], ["TKT-0013 is open."], citations=[citation]).unsupported == (fact,)


def test_a_step_cites_its_step() -> None:
    reply = '1. Choose CSV, Excel or PDF.\n2. Select "Export".'
    citations = [Citation(line, EXPORT.name, line) for line in ("1. Choose CSV, Excel or PDF.", "2. Select `Export`.")]
    assert ground(reply, [EXPORT], [], citations=citations).unsupported == ()


@cache
def falsehoods() -> list[Labelled]:
    """Of two of our own sets, those that are not backed."""
    return [
        one
        for name in ("techcorp", "fresh")
        for one in labelled(name)
        if not one.is_true and ground(one.reply, one.passages, []).unsupported
    ]


@given(data=st.data())
def test_no_citation_opens_what_is_contradicted(data: st.DataObject) -> None:
    """Whatever place a hostile model cites, a judge hears of no contradiction."""
    one = data.draw(st.sampled_from(falsehoods()))
    passage = data.draw(st.sampled_from(one.passages))
    quote = data.draw(st.sampled_from(read_text(passage.title, passage.content).places)).said.text
    before = ground(one.reply, one.passages, [])

    after = ground(one.reply, one.passages, [], citations=[Citation(one.reply, passage.name, quote)])

    undecided = {claim.sentence for claim in before.open}
    assert {claim.sentence for claim in after.open} <= undecided
    assert set(before.unsupported) - undecided <= set(after.unsupported)


def test_no_falsehood_finds_a_place_to_cite() -> None:
    """Of every fifth, each citing in turn all that it could."""
    some = falsehoods()[::5]
    assert [one.reply for one in some if any(backs(one, *place) for place in places(one))] == []


def places(one: Labelled) -> list[tuple[str, str]]:
    return [
        (passage.name, place.said.text)
        for passage in one.passages
        for place in read_text(passage.title, passage.content).places
    ]


def backs(one: Labelled, passage: str, quote: str) -> bool:
    return not ground(one.reply, one.passages, [], citations=[Citation(one.reply, passage, quote)]).unsupported
