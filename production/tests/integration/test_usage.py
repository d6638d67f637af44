"""What models were used for counts for the customer, across conversations, and for all."""

from __future__ import annotations

from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.database.usage import UsageStore
from production.schemas.turns import Turn, Usage
from production.tests.builders import chat, mail
from production.tests.integration.test_turns import claimed


def turn(claim: Claim) -> Turn:
    return Turn(claim.conversation_id, claim.customer_id, claim.channel, claim.ticket_number, "Hello")


async def test_tokens_count_for_the_customer_and_money_for_all(database: Database) -> None:
    turns, usage = TurnStore(database), UsageStore(database)
    first, second = await claimed(turns, mail(thread="t1")), await claimed(turns, mail(thread="t2"))
    other = await claimed(turns, chat())
    for claim in (first, first, second, other):
        await usage.record(turn(claim), "gpt", Usage(1, 100, 20), 500)
    assert await usage.spent_today(first.customer_id) == (360, 2000)
    assert await usage.spent_today(other.customer_id) == (120, 2000)
