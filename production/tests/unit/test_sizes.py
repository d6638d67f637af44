"""A file is read in one sitting, a function on one screen, and no test module leans on another."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

import production
from production.tests.support.sources import syntax

ROOT = Path(production.__file__).parent
SOURCES = {path.relative_to(ROOT): path.read_text() for path in ROOT.rglob("*.py")}
Nodes = list[tuple[Path, ast.AST]]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    return [(path, node) for path, text in SOURCES.items() for node in ast.walk(syntax(text))]


def test_no_file_has_more_than_300_lines() -> None:
    assert [str(path) for path, text in SOURCES.items() if len(text.splitlines()) > 300] == []


def test_half_of_the_files_have_at_most_75_lines() -> None:
    assert median(len(text.splitlines()) for path, text in SOURCES.items() if path.parts[0] != "tests") <= 75


def test_no_function_has_more_than_40_lines(nodes: Nodes) -> None:
    assert [
        f"{path}:{node.name}"
        for path, node in nodes
        if isinstance(node, FUNCTIONS) and (node.end_lineno or 0) - node.lineno >= 40
    ] == []


def test_half_of_the_functions_have_at_most_5_lines(nodes: Nodes) -> None:
    assert (
        median(body_lines(node) for path, node in nodes if isinstance(node, FUNCTIONS) and path.parts[0] != "tests")
        <= 5
    )


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Without its docstring."""
    first = function.body[len(function.body) > 1 and bool(ast.get_docstring(function))]
    return (function.body[-1].end_lineno or 0) - first.lineno + 1


def test_nobody_imports_what_pytest_collects(nodes: Nodes) -> None:
    """What two test modules need is in production/tests/support."""
    collected = ("test_", "conftest")
    assert [
        f"{path}:{node.lineno}"
        for path, node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2].startswith(collected)
    ] == []
