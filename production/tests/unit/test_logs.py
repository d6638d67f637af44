"""Logs tell where something failed and never what a customer wrote."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import structlog

_PROCESS = """
import logging
from production import logs
logs.configure("info")
library = logging.getLogger("some.library")
try:
    int("my card is 4111")
except ValueError as error:
    caught = error
"""


def said(line: str) -> list[str]:
    """What a process of ours writes when its library runs this line."""
    command = [sys.executable, "-c", _PROCESS + line]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()


def test_an_exception_is_logged_with_its_place_and_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(words: str) -> None:
        try:
            int(words)
        except ValueError as error:
            raise RuntimeError(words) from error

    try:
        fails("my card is 4111")
    except RuntimeError:
        structlog.get_logger().exception("batch_failed")
    line = capsys.readouterr().err
    assert "4111" not in line
    chain = json.loads(line)["exception"]
    assert [each["type"] for each in chain] == ["RuntimeError", "ValueError"]
    assert chain[0]["at"][-1].endswith("fails")


def test_a_library_writes_the_same_lines() -> None:
    [line] = map(json.loads, said('library.warning("node %s is away", 1)'))
    assert (line["logger"], line["level"], line["event"]) == ("some.library", "warning", "node 1 is away")


def test_an_exception_of_a_library_is_one_line_without_its_words() -> None:
    [line] = said('library.warning("trying again", exc_info=caught)')
    assert "4111" not in line
    assert [each["type"] for each in json.loads(line)["exception"]] == ["ValueError"]


def test_a_library_says_nothing_below_warning() -> None:
    assert said('library.info("GET /messages?to=ada@example.com")') == []
