"""How scenes are judged in `fte demo`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from production.lab.demo.judge import show, summary
from production.lab.demo.scenes import CommandFailed, Office, Outcome, play

NOBODY = httpx.AsyncClient()
OFFICE = Office("", NOBODY, NOBODY, NOBODY, Path())
RIGHT, WRONG = Outcome("is known", 200, 200), Outcome("is nobody", 404, 200)


@dataclass
class Breaking:
    """A scene that goes well for one step."""

    why: Exception

    async def play(self, office: Office) -> AsyncIterator[Outcome]:
        del office
        yield RIGHT
        raise self.why


def test_an_outcome_says_what_was_expected() -> None:
    assert (RIGHT.wrong, WRONG.wrong) == ("", "200 instead of 404")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (TimeoutError(), "slow"),
        (httpx.ConnectError("refused"), "ConnectError: refused"),
        (CommandFailed("fte: no such customer"), "CommandFailed: fte: no such customer"),
    ],
)
async def test_a_scene_that_cannot_go_on_keeps_its_steps_and_says_why(why: Exception, told: str) -> None:
    first, last = await play(Breaking(why), OFFICE)
    assert (first, last.wrong) == (RIGHT, f"{told} instead of an end")


def test_table_and_last_line_have_the_scenes(capsys: pytest.CaptureFixture[str]) -> None:
    scenes = {"forget": [RIGHT, WRONG], "deal": [RIGHT]}
    show([], scenes)
    assert "200 instead of 404" in capsys.readouterr().err
    line = json.loads(json.dumps(summary([], [], scenes)))
    assert line["scenes"] == {"forget": {"outcomes": 2, "as_expected": 1}, "deal": {"outcomes": 1, "as_expected": 1}}
    assert line.keys() == {"messages", "as_expected", "ack_ms", "answer_ms", "scenes"}
