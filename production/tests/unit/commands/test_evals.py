"""A new report takes the place of the last one and says what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from production.lab.evals.command import _write
from production.lab.evals.report import Figure, Report, Suite
from production.schemas.errors import InvalidInput

FIRST = Report(datetime(2026, 3, 2, tzinfo=UTC), "offline", (Suite("screening", (Figure("recall", 9, 10),), ()),))
SECOND = replace(FIRST, suites=(Suite("screening", (Figure("recall", 10, 10),), ()),))


def test_the_first_report_has_nothing_to_compare(tmp_path: Path) -> None:
    assert _write(tmp_path / "new" / "folder", FIRST) == []


def test_the_next_report_shows_the_difference(tmp_path: Path) -> None:
    _write(tmp_path, FIRST)
    [change] = _write(tmp_path, SECOND)
    stored = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert change.moved == stored["changes"][0]["moved"] == {"recall": 0.1}
    assert "+10.0%" in (tmp_path / "report.html").read_text("utf-8")


def test_a_file_that_is_no_report_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("[]", "utf-8")
    with pytest.raises(InvalidInput, match=r"report\.json"):
        _write(tmp_path, FIRST)
    assert file.read_text("utf-8") == "[]"
