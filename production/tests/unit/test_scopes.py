"""Whoever opens a store says how far it reaches: one that is forgotten would reach everything."""

from __future__ import annotations

import ast
from itertools import zip_longest
from pathlib import Path

import production
from production.tests.support.sources import syntax

ROOT = Path(production.__file__).parent


def defaults(arguments: ast.arguments) -> dict[str, ast.expr]:
    """What is taken where an argument is left out, by the type of the argument."""
    listed = zip_longest(reversed([*arguments.posonlyargs, *arguments.args]), reversed(arguments.defaults))
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return {
        ast.unparse(argument.annotation): default
        for argument, default in (*listed, *named)
        if argument.annotation and default
    }


def test_no_store_opens_without_a_scope() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.rglob("*.py")
        for node in ast.walk(syntax(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name == "__init__" and "Scope" in defaults(node.args)
    ] == []
