"""The order of search results."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.knowledge.model import Chunk
from production.crm.knowledge.rank import exact_terms, fuse


def _chunk(position: int, content: str, title: str = "Guide") -> Chunk:
    return Chunk("a.md", position, title, content, "general", "")


def test_of_equally_near_passages_the_one_with_the_rare_word_wins() -> None:
    common = [_chunk(at, f"Open the board and move task number {at}.") for at in range(5)]
    rare = _chunk(9, "Open the board and archive the task.")

    best = fuse("archive a task on the board", [(chunk, 0.5, 0.0) for chunk in [*common, rare]], limit=1)

    assert best[0].chunk == 9


def test_an_error_code_outweighs_a_slightly_nearer_passage() -> None:
    near, exact = _chunk(0, "Sign-in fails when the clock is wrong."), _chunk(1, "E-1102 means another address.")

    assert fuse("sign-in says E-1102", [(near, 0.55, 0.0), (exact, 0.45, 0.0)], limit=2)[0].chunk == 1


def test_similarity_is_the_cosine_untouched() -> None:
    assert fuse("board", [(_chunk(0, "A board."), 0.42, 3.0)], limit=1)[0].similarity == 0.42


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text(max_size=60), st.floats(-1, 1), st.floats(0, 5)), max_size=8),
    st.integers(0, 5),
)
def test_results_are_sorted_limited_and_scored_from_0_to_1(
    query: str, rows: list[tuple[str, float, float]], limit: int
) -> None:
    candidates = [(_chunk(at, text), cosine, rank) for at, (text, cosine, rank) in enumerate(rows)]
    scores = [hit.score for hit in fuse(query, candidates, limit=limit)]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) == min(limit, len(rows))
    assert all(0 <= score <= 1 for score in scores)


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
