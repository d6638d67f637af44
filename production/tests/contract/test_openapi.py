"""`specs/openapi.json` is what the application serves: the pages' client is made from it."""

from __future__ import annotations

from pathlib import Path

from production.lab.local.openapi_dump import OPENAPI_FILE, dump


def test_the_written_description_is_the_served_one(repository: Path) -> None:
    assert (repository / OPENAPI_FILE).read_text("utf-8") == dump(), "run: make openapi"
