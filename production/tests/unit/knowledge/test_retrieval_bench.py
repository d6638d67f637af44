"""The retrieval benchmark asks what it says, and its arithmetic is right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from production.crm.knowledge.model import Chunk
from production.lab.bench.retrieval_singles import by_bm25, documents_by_score, plain
from production.lab.bench.retrieval_threshold import BestHit, calibrate
from production.lab.retrieval_data import collections, questions


def _chunk(document: str, content: str) -> Chunk:
    return Chunk(document, 0, "Guide", content, "general", "")


def test_every_labelled_document_exists(repository: Path) -> None:
    documents = collections(repository / "context")
    labelled = [(one.collection, one.document) for one in questions() if one.document]

    assert [pair for pair in labelled if pair[1] not in documents[pair[0]]] == []


def test_the_sets_are_large_enough() -> None:
    sizes = Counter(one.document is None for one in questions())

    assert sizes[False] >= 110
    assert sizes[True] >= 40


def test_follow_ups_have_a_conversation() -> None:
    assert all(one.conversation for one in questions() if one.collection == "follow_up")


def test_bm25_prefers_the_rare_word() -> None:
    chunks = [_chunk("a.md", "board board"), _chunk("b.md", "board archive"), _chunk("c.md", "board list")]

    assert documents_by_score(chunks, by_bm25(chunks, ["archive board"], plain)[0])[0] == "b.md"


def test_documents_come_once_in_the_order_of_their_best_passage() -> None:
    chunks = [_chunk("a.md", ""), _chunk("b.md", ""), _chunk("a.md", "")]

    assert documents_by_score(chunks, np.array([0.1, 0.5, 0.9])) == ["a.md", "b.md"]


def test_the_threshold_comes_from_one_half_and_is_checked_on_both() -> None:
    hits = [
        BestHit(half, score, score, right=answerable, answerable=answerable)
        for half in ("dev", "held_out")
        for score, answerable in ((0.9, True), (0.4, True), (0.5, False), (0.2, False))
    ]
    report = calibrate(hits)

    assert report["score_above"] == 0.5
    assert report["separation"]["score"] == 0.75
    assert report["held_out"] == {"unanswerable_passed": 0.0, "answerable_passed": 0.5, "passed_and_right": 1.0}
