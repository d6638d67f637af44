"""`fte import` as an operator types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from production.commands.imports import app
from production.schemas.errors import InvalidInput
from production.tests.support.imports import PEOPLE

Fte = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def fte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Fte:
    """Runs a command; the JSON lines it printed, or what it raised for `main` to explain."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, arguments)
        if result.exception:
            raise result.exception
        return [json.loads(line) for line in result.stdout.splitlines()]

    return run


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return str(path)


def test_what_is_tried_happens_and_is_taken_back(fte: Fte, file: str) -> None:
    *tried, complete = fte("contacts", file, "--dry-run")
    *happened, totals = fte("contacts", file)
    assert (complete["complete"], [row["outcome"] for row in tried]) == (True, [row["outcome"] for row in happened])
    assert [row["outcome"] for row in happened] == ["created", "created", "failed", "updated"]
    assert (totals["state"], totals["created"]) == ("done", 2)
    *back, totals = fte("undo", str(totals["import"]))
    assert [row.get("undone") for row in back] == ["removed", "removed", None, "removed"]
    assert (totals["state"], totals["removed"]) == ("undone", 3)


def test_a_mapping_says_what_columns_mean(fte: Fte, file: str) -> None:
    *rows, _ = fte("contacts", file, "--mapping", '{"Phone": "phone", "E-Mail": null}')
    assert [row["outcome"] for row in rows] == ["created", "failed", "failed", "failed"]


@pytest.mark.parametrize("mapping", ["{", "[]", '{"E-Mail": 1}', '{"E-Mail": "nothing"}'])
def test_a_mapping_that_means_nothing_is_refused(fte: Fte, file: str, mapping: str) -> None:
    with pytest.raises(InvalidInput):
        fte("contacts", file, "--mapping", mapping)


def test_what_broke_off_goes_on_behind_what_is_done(fte: Fte, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("production.areas.imports.store.importer.write_piece", _breaks)
        with pytest.raises(ZeroDivisionError):
            fte("contacts", file)
    *rows, totals = fte("resume", "1")
    assert [row["outcome"] for row in rows] == ["created", "created", "failed", "updated"]
    assert (totals["state"], totals["reason"]) == ("done", None)


async def _breaks(*_: object) -> None:
    raise ZeroDivisionError


def test_tasks_are_about_those_who_are_there(fte: Fte, file: str, tmp_path: Path) -> None:
    fte("contacts", file)
    tasks = tmp_path / "tasks.csv"
    tasks.write_text("Task,Contact email,Due\nCall,ada@example.com,2027-03-31\nCall,eve@example.com,2027-03-31\n")
    assert [row.get("outcome") for row in fte("tasks", str(tasks))] == ["created", "failed", None]
