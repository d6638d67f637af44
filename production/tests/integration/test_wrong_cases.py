"""A wrong answer is a case with all that was asked and what had been said before."""

from __future__ import annotations

from production.areas.answers.cases import wrong_cases
from production.areas.answers.model import WrongReason
from production.areas.answers.store import AnswerStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.database.turns import TurnStore
from production.lab.evals.wrong import items
from production.tests.builders import chat
from production.tests.support.turns import claimed, reply


async def test_a_case_has_the_whole_turn_and_what_was_said_before(database: Database) -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, chat("Which plan has boards?")), reply("All plans."))
    claim = await claimed(turns, chat("How do I export one?"), chat("To CSV, I am Ada Lovelace"))
    await turns.settle(claim, reply("Press X."))
    answer = await database.fetchval("select id from messages where content = 'Press X.'")
    await AnswerStore(database, EVERYTHING).mark(answer, WrongReason.UNTRUE, "Press E.")
    [case] = await wrong_cases(database)
    assert case.question == "How do I export one?\nTo CSV, I am Ada Lovelace"
    assert case.history == (("customer", "Which plan has boards?"), ("agent", "All plans."))
    [item] = items([case])
    assert (item.kind, item.answerable, "Ada" in item.model_dump_json()) == ("follow_up", True, False)
