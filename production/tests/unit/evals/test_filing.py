"""The rules are held against how people filed."""

from __future__ import annotations

from typing import Any

from production.areas.tickets.corrections import Corrected
from production.lab.evals.filing import judge_filing
from production.schemas.ids import Category, Channel


def corrected(**changes: Any) -> Corrected:
    fields: dict[str, Any] = {
        "channel": Channel.EMAIL,
        "words": "My invoice is wrong and the Android app is slow",
        "category": Category.BILLING,
        "tags": frozenset({"invoice", "refund", "vip"}),
        "fields": frozenset({"category", "tags"}),
    }
    return Corrected(**fields | changes)


def test_tags_are_counted_both_ways_and_peoples_own_left_out() -> None:
    figures = {one.name: (one.hits, one.cases) for one in judge_filing([corrected()]).figures}
    assert figures["tags set that people want"] == (1, 3)
    assert figures["tags people want that are set"] == (1, 2)


def test_categories_count_where_somebody_changed_them() -> None:
    figures = judge_filing([corrected(), corrected(category=Category.FEEDBACK), corrected(fields=frozenset())]).figures
    assert (figures[0].hits, figures[0].cases) == (1, 2)


def test_without_corrections_there_is_no_figure() -> None:
    assert judge_filing([]).figures == ()
