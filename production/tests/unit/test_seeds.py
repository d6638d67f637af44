"""`specs/seeds.md` names tests that are there, and paths that are served."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from production.tests.support.sources import syntax

ROOT = Path(__file__).parents[3]
_ROW = re.compile(r"^\| (?P<documented>.+?) \| .*? \| (?P<file>\S+?)::(?P<test>.+?) \|$")
_CALL = re.compile(r"`(GET|POST|PUT|PATCH|DELETE) (/[^`]+)`")
_LINES = (ROOT / "specs/seeds.md").read_text("utf-8").splitlines()
ROWS = [row for line in _LINES if (row := _ROW.match(line.replace("|  |", "| - |").replace("| |", "| - |")))]
CALLS = sorted({call for row in ROWS for call in _CALL.findall(row[0])})
_SERVED = json.loads((ROOT / "specs/openapi.json").read_text("utf-8"))["paths"]


def test_every_row_names_its_test() -> None:
    rows = [line for line in _LINES if line.startswith("| ") and not line.startswith("| documented")]
    assert len(rows) == len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["documented"])
def test_the_test_is_there(row: re.Match[str]) -> None:
    file, test = row["file"], row["test"]
    if file.endswith(".tsx"):
        assert f"it('{test}'" in (ROOT / "web-form/src" / file).read_text("utf-8")
        return
    tree = syntax((ROOT / "production/tests" / file).read_text("utf-8"))
    assert test in {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_the_path_is_served(method: str, path: str) -> None:
    assert method.lower() in _SERVED[path]
