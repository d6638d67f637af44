"""Whose a ticket is, by whichever name, and whose it is once it was answered."""

from __future__ import annotations

from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.tests.builders import mail
from production.tests.support.assistant import Assistant
from production.tests.support.turns import claimed


async def test_a_number_that_was_given_out_twice_leads_to_the_same_customer(
    client: Assistant, turn: Claim, database: Database
) -> None:
    await database.execute("insert into second_numbers values ('TKT-8888', $1)", turn.ticket_number)
    history = await client.call_tool("get_customer_history", {"ticket_number": "TKT-8888"})
    assert history.structured_content["customer"]["id"] == str(turn.customer_id)


async def test_the_ai_answers_nobody_whom_somebody_else_has_answered(
    client: Assistant, turn: Claim, database: Database
) -> None:
    await client.call_tool("send_response", {"ticket_number": turn.ticket_number, "reply": "Done."})
    assert (await claimed(TurnStore(database), mail("And now?"))).assigned_to_human
