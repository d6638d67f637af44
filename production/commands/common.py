"""What several commands share: JSON lines in and out, and the database of a state folder."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from production.schemas.errors import InvalidInput
from production.text.storable import storable

StateDirOption = Annotated[
    Path, typer.Option(help="Folder of the embedded Postgres; used where DATABASE_URL is not set.")
]
DEFAULT_STATE_DIR = Path(".local")

_PERIOD = re.compile(r"([1-9]\d{0,4})([mhdw])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def print_json(line: dict[str, Any]) -> None:
    """One JSON line on stdout."""
    print(json.dumps(line), flush=True)


def read_json_lines(*required: str) -> Iterator[dict[str, Any]]:
    """JSON objects from stdin, one a line; blank lines are skipped.

    Raises:
        InvalidInput: a line is not an object with these text fields; names line and field.
    """
    for number, raw in enumerate(sys.stdin, start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw)
        except (ValueError, RecursionError) as error:  # also over endless numbers and brackets within brackets
            raise InvalidInput(f"line {number}", f"is not JSON ({error}); give one object a line") from None
        if not isinstance(line, dict):
            raise InvalidInput(f"line {number}", "is not a JSON object")
        for name in required:
            if not isinstance(line.get(name), str):
                raise InvalidInput(f"line {number}: {name}", "is missing or not a text")
        yield {name: storable(value) if isinstance(value, str) else value for name, value in line.items()}


def period(name: str, text: str) -> timedelta:
    """
    Raises:
        InvalidInput: the option or argument of this name is no number with a unit.
    """
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise InvalidInput(name, f"{text!r} is no period; give a number with m, h, d or w, such as 7d")
    return int(found[1]) * _UNITS[found[2]]


@contextmanager
def database_url(state_dir: Path) -> Iterator[str]:
    """DATABASE_URL, or the state folder's own Postgres, started for as long as needed.

    Where a stack runs on the folder, its settings are ours, so that its providers can be asked too.
    """
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    # Here, as the image has no laboratory: its processes always know their database.
    from production.lab.local.postgres import ensure_running  # noqa: PLC0415
    from production.lab.local.state import StateDir  # noqa: PLC0415

    state = StateDir.open(state_dir)
    with ensure_running(state) as url:
        os.environ |= state.running_environment() | {"DATABASE_URL": url}
        yield url
