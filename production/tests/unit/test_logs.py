"""Logs tell where something failed and never what a customer wrote."""

from __future__ import annotations

import json

import pytest
import structlog


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
