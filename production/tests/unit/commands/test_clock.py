"""`fte clock`: whose clock moves, and how far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from production.lab.clock import app
from production.lab.local.state import StateDir
from production.schemas.errors import InvalidInput


@pytest.mark.parametrize(("by", "names"), [("3d", "--state-dir"), ("soon", "by")])
def test_only_that_of_a_local_stack_moves_by_a_period(
    by: str, names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody-elses/database")
    refused = CliRunner().invoke(app, ["advance", by, "--state-dir", str(tmp_path)])
    assert isinstance(refused.exception, InvalidInput)
    assert str(refused.exception).startswith(names)


def test_what_has_passed_stays_passed(tmp_path: Path) -> None:
    state, day = StateDir.open(tmp_path), timedelta(days=1)
    assert state.moved_clock(day) < datetime.now(UTC) + day
    assert state.moved_clock(day) > datetime.now(UTC) + day
