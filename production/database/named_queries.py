"""SQL lives in `queries/<name>.sql`, or in the folder of the area itself; this is its one loader.

Format of a file: a line `-- name: x`, then the statement, until the next name.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)


@cache
def load(name: str) -> dict[str, str]:
    """Statements of `queries/<name>.sql` by name."""
    return _statements(resources.files("production.database") / "queries" / f"{name}.sql")


@cache
def load_own(package: str) -> dict[str, str]:
    """Statements of `queries.sql` in this package."""
    return _statements(resources.files(package) / "queries.sql")


def _statements(file: Traversable) -> dict[str, str]:
    text = file.read_text("utf-8")
    pieces = _NAME.split(text)[1:]
    return {name: statement.strip() for name, statement in zip(pieces[::2], pieces[1::2], strict=True)}
