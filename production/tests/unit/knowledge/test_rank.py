"""The order of search results."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.knowledge.model import Candidate, Chunk, SearchCandidates
from production.crm.knowledge.rank import best_documents, best_passages, exact_terms

_COUNTS = st.dictionaries(st.sampled_from(["board", "task", "export"]), st.integers(1, 5))


def _candidate(
    position: int,
    cosine: float,
    counts: dict[str, int] | None = None,
    *,
    document: str = "a.md",
    document_passages: int = 1,
) -> Candidate:
    chunk = Chunk(document, position, "Guide", "E-1102 means another address." if position == 7 else "Text.", "", "")
    return Candidate(chunk, cosine, counts or {}, 50, document_passages)


def _found(*candidates: Candidate, **document_frequency: int) -> SearchCandidates:
    return SearchCandidates(candidates, document_frequency, 100)


def test_of_equally_near_passages_the_one_with_the_rare_word_wins() -> None:
    common, rare = _candidate(0, 0.5, {"board": 1}), _candidate(1, 0.5, {"archive": 1})

    assert best_passages("archive board", _found(common, rare, board=90, archive=2))[0].chunk == 1


def test_a_word_that_nobody_holds_lowers_the_worth_of_the_others() -> None:
    candidate = _candidate(0, 0.5, {"board": 1})
    [known] = best_passages("board", _found(candidate, board=10))
    [unknown] = best_passages("board zeppelin", _found(candidate, board=10, zeppelin=0))

    assert unknown.score < known.score


def test_an_error_code_outweighs_a_slightly_nearer_passage() -> None:
    near, exact = _candidate(0, 0.55), _candidate(7, 0.45)

    assert best_passages("sign-in says E-1102", _found(near, exact))[0].chunk == 7


def test_similarity_is_the_cosine_untouched() -> None:
    assert best_passages("board", _found(_candidate(0, 0.42, {"board": 1}), board=3))[0].similarity == 0.42


@given(st.lists(st.tuples(_COUNTS, st.floats(-1, 1)), max_size=8))
def test_passages_are_sorted_complete_and_scored_from_0_to_1(rows: list[tuple[dict[str, int], float]]) -> None:
    candidates = [_candidate(at, cosine, counts) for at, (counts, cosine) in enumerate(rows)]
    hits = best_passages("export a task", _found(*candidates, board=50, task=20, export=1))

    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert sorted(hit.chunk for hit in hits) == list(range(len(rows)))
    assert all(0 <= hit.score <= 1 for hit in hits)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1)), max_size=12))
def test_each_document_appears_once_with_its_best_passage(rows: list[tuple[str, float]]) -> None:
    candidates = [_candidate(at, cosine, document=name, document_passages=12) for at, (name, cosine) in enumerate(rows)]
    hits = best_documents("board", _found(*candidates))

    assert sorted(hit.document for hit in hits) == sorted({name for name, _ in rows})
    assert all(hit.similarity == max(cosine for name, cosine in rows if name == hit.document) for hit in hits)


def test_a_page_that_says_more_about_it_beats_a_single_slightly_nearer_passage() -> None:
    lucky = [_candidate(0, 0.60, document="lucky.md", document_passages=30)]
    broad = [_candidate(at, 0.58, document="broad.md", document_passages=30) for at in range(3)]
    weak = [_candidate(0, 0.20, document="weak.md")]

    assert best_documents("board", _found(*lucky, *broad, *weak))[0].document == "broad.md"


def test_a_short_article_does_not_suffer_from_having_one_passage() -> None:
    article = _candidate(0, 0.60, document="article.md", document_passages=1)
    page = [_candidate(at, 0.58, document="page.md", document_passages=30) for at in range(3)]

    assert best_documents("board", _found(article, *page))[0].document == "article.md"


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("I get E-1103 since today", {"e-1103"}),
        ('it says "Member limit reached"', {"member limit reached"}),
        ("what is next_cursor at api.example.com", {"next_cursor", "api.example.com"}),
        ("turn on 2FA", {"2fa"}),
        ("three tasks in CSV for 20 people", set()),
    ],
)
def test_exact_terms_are_codes_quotations_and_identifiers(query: str, terms: set[str]) -> None:
    assert exact_terms(query) == terms
