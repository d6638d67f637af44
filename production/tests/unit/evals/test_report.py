"""A report says what broke its limit, what went wrong, and what changed since the last one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from production.lab.evals.page import page
from production.lab.evals.report import Change, Failure, Figure, Report, Suite, as_json, compare, read_report
from production.schemas.errors import InvalidInput

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
RECALL = Figure("refund found", 9, 10, at_least=0.9)
SUITE = Suite("screening", (RECALL,), (Failure("give it <b>back</b>", "refund", "nothing found"),))
REPORT = Report(NOON, "offline", (SUITE,))


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        (RECALL, True),
        (replace(RECALL, hits=8), False),
        (Figure("false alarms", 1, 50, at_most=0.02), True),
        (Figure("false alarms", 2, 50, at_most=0.02), False),
        (Figure("pricing found", 1, 50), True),
        (Figure("nobody wrote cases", 0, 0, at_most=0.02), False),
    ],
)
def test_a_limit_is_kept_or_broken(figure: Figure, kept: bool) -> None:  # noqa: FBT001 - a table
    assert figure.kept is kept
    assert Report(NOON, "offline", (Suite("s", (figure,), ()),)).kept is kept


def test_the_file_of_a_report_is_read_back_the_same() -> None:
    assert read_report(json.dumps(as_json(REPORT, [])), "report.json") == REPORT


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"made_at": 1}'])
def test_what_is_no_report_is_named(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"^old\.json: "):
        read_report(text, "old.json")


def test_the_same_run_twice_has_changed_nothing() -> None:
    assert compare(REPORT, REPORT) == []


def test_a_change_names_the_figure_and_the_cases() -> None:
    after = Suite("screening", (replace(RECALL, hits=7),), (Failure("new one", "refund", "nothing found"),))
    assert compare(REPORT, Report(NOON, "offline", (after,))) == [
        Change("screening", {"refund found": -0.2}, broken=("new one",), mended=("give it <b>back</b>",))
    ]


def test_a_new_suite_is_a_change() -> None:
    [change] = compare(Report(NOON, "offline", ()), REPORT)
    assert (change.suite, change.moved) == ("screening", {"refund found": 0.9})


def test_the_page_shows_cases_as_text_and_loads_nothing() -> None:
    shown = page(REPORT, compare(Report(NOON, "offline", ()), REPORT))
    assert "give it &lt;b&gt;back&lt;/b&gt;" in shown
    assert "+90.0%" in shown
    assert not any(mark in shown for mark in ("<script", "<link", "<img", "http://", "https://"))
