"""`fte eval wrong` and `fte eval tags`: what people corrected, from the command line."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from typer.testing import CliRunner

from production.__main__ import app
from production.areas.answers.model import WrongReason
from production.areas.answers.store import AnswerStore
from production.areas.tickets.changes import ChangeStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.database.turns import TurnStore
from production.lab.evals.answers.items import Item
from production.tests.builders import mail
from production.tests.support.turns import claimed, reply


async def corrected(database_url: str) -> None:
    """The answer to a customer was wrong, and so was a tag."""
    database = Database(database_url)
    turns = TurnStore(database)
    claim = await claimed(turns, mail("My invoice is slow"))
    await turns.settle(claim, reply("Press X.", tags=("invoice", "slow")))
    answer = await database.fetchval("select id from messages where content = 'Press X.'")
    await AnswerStore(database, EVERYTHING).mark(answer, WrongReason.UNTRUE, None)
    await ChangeStore(database, EVERYTHING).change(claim.ticket_number, {"tags": ["invoice"]})
    await database.close()


def fte(command: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, ["eval", command], catch_exceptions=False)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(autouse=True)
def filled(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    asyncio.run(corrected(database_url))


def test_each_wrong_answer_is_a_labelled_line() -> None:
    [line] = fte("wrong")
    assert Item.model_validate(line).message == "My invoice is slow"


def test_the_rules_are_held_against_what_people_filed() -> None:
    assert {line["figure"]: line["value"] for line in fte("tags")} == {
        "tags set that people want": 0.5,
        "tags people want that are set": 1.0,
    }
