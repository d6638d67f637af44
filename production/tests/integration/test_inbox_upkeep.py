"""What triggers and jobs keep up: who waits since when, how many there are, scores by the weights in force."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.areas.inbox.model import Filter, Wanted
from production.areas.inbox.store import InboxStore
from production.areas.inbox.upkeep import InboxUpkeep
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.crm.support.scoring import Difficulty, Weights
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.turns import claimed, reply

AGO = datetime.now(UTC) - timedelta(hours=3)
SAID = """
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id,
                      recipient, correlation_id)
values ($1, $2, 'whatsapp', 'outbound', 'human', 'Hello', $3, gen_random_uuid()::text, 'x', gen_random_uuid()::text)"""
COUNTED = """
select status, source_channel, assigned_team, assigned_to, snoozed_until is not null, draft_waits,
       waiting_since is not null, tag, count(*)
from tickets, unnest(array_append(tags, null)) tag group by 1, 2, 3, 4, 5, 6, 7, 8"""
KEPT = """
select status, channel, assigned_team, assigned_to, snoozed, draft_waits, waiting, tag, sum(tickets)::bigint
from ticket_counts group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(tickets) <> 0"""


@pytest.fixture
async def escalated(database: Database) -> Claim:
    """Somebody who wrote three hours ago, and two hours later again, waits for a person."""
    turns = TurnStore(database)
    messages = chat("I want my money back", received_at=AGO), chat("Hello?", received_at=AGO + timedelta(hours=2))
    claim = await claimed(turns, *messages)
    decided = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "difficulty": Difficulty.HARD}
    await turns.settle(claim, reply("A colleague will see to it.", **decided, sentiment=0.1))
    return claim


async def ticket(database: Database) -> Any:
    return await database.fetchrow("select * from tickets")


async def test_the_oldest_unanswered_message_tells_how_long_somebody_waits(
    database: Database, escalated: Claim
) -> None:
    kept = await ticket(database)
    assert (kept["waiting_since"], kept["difficulty"], kept["sentiment"]) == (AGO, "hard", pytest.approx(0.1))


async def test_a_person_who_answers_ends_the_waiting_and_a_draft_does_not(database: Database, escalated: Claim) -> None:
    where = escalated.conversation_id, escalated.ticket_id
    await database.execute(SAID, *where, DeliveryStatus.DRAFT)
    drafted = await ticket(database)
    await database.execute("update messages set delivery_status = 'pending' where delivery_status = 'draft'")
    sent = await ticket(database)
    assert (drafted["waiting_since"], drafted["draft_waits"]) == (AGO, True)
    assert (sent["waiting_since"], sent["draft_waits"]) == (None, False)


async def test_who_writes_again_waits_from_then(database: Database, escalated: Claim) -> None:
    await database.execute("update tickets set status = 'waiting_customer'")
    answered = (await ticket(database))["waiting_since"]
    again = chat("And now?", received_at=AGO + timedelta(hours=2.5))
    await claimed(TurnStore(database), again)
    assert (answered, (await ticket(database))["waiting_since"]) == (None, again.received_at)


async def test_an_answer_that_could_not_be_sent_leaves_somebody_waiting(database: Database, escalated: Claim) -> None:
    await database.execute("delete from messages where direction = 'outbound'")
    await database.execute(SAID, escalated.conversation_id, escalated.ticket_id, DeliveryStatus.SENDING)
    await database.execute("update tickets set status = 'waiting_customer'")
    await database.execute("update messages set delivery_status = 'failed' where delivery_status = 'sending'")
    await database.execute("update tickets set status = 'escalated'")
    assert (await ticket(database))["waiting_since"] == AGO


async def test_counts_are_those_of_the_tickets_whatever_happens_to_them(database: Database, escalated: Claim) -> None:
    upkeep = InboxUpkeep(database)
    for change in (
        "update tickets set tags = '{vip,late}'",
        "update tickets set status = 'waiting_customer', assigned_team = 'billing'",
        "update tickets set tags = '{late}', snoozed_until = clock_timestamp()",
        "update tickets set subject = 'Another'",
        "delete from tickets",
    ):
        await database.execute(change)
        before = set(map(tuple, await database.fetch(KEPT)))
        await upkeep.fold_counts()
        rows = await database.fetch("select count(*) from ticket_counts")
        assert before == set(map(tuple, await database.fetch(COUNTED))) == set(map(tuple, await database.fetch(KEPT)))
        assert rows[0]["count"] == len(before)


async def test_who_sleeps_wakes_when_the_time_has_come(database: Database, escalated: Claim) -> None:
    for until in (timedelta(days=1), timedelta(0)):
        await database.execute("update tickets set snoozed_until = clock_timestamp() + $1::interval", until)
        await InboxUpkeep(database).wake()
        assert ((await ticket(database))["snoozed_until"] is None) is (until == timedelta(0))


async def test_what_has_waited_for_days_leaves_its_slot(database: Database, escalated: Claim) -> None:
    async with database.transaction() as connection:
        await connection.execute("alter table tickets disable trigger tickets_score")
        await connection.execute("update tickets set waiting_since = clock_timestamp() - interval '25 hours'")
        await connection.execute("alter table tickets enable trigger tickets_score")
    before = (await ticket(database))["slot"]
    await InboxUpkeep(database).age()
    assert (before > 0, (await ticket(database))["slot"]) == (True, 0)


async def test_new_weights_reach_every_ticket(database: Database, escalated: Claim) -> None:
    await database.execute("update customers set churn_risk = 0.5")
    before = (await ticket(database))["static_score"]
    for _ in range(2):  # the second time changes nothing
        await InboxUpkeep(database).score(Weights(churn_weight=7.0))
        assert (await ticket(database))["static_score"] - before == pytest.approx(0.5 * 4)


async def test_tickets_that_were_there_before_are_scored_and_found(database: Database, escalated: Claim) -> None:
    async with database.transaction() as connection:
        for trigger in ("tickets_score", "tickets_recounted"):
            await connection.execute(f"alter table tickets disable trigger {trigger}")
        await connection.execute(
            "update tickets set static_score = 0, waiting_since = null, sentiment = null, slot = 0"
        )
        for trigger in ("tickets_score", "tickets_recounted"):
            await connection.execute(f"alter table tickets enable trigger {trigger}")
        await connection.execute("delete from messages where direction = 'outbound'")
        await connection.execute("delete from inbox_words; update ticket_counts set waiting = false")
    upkeep = InboxUpkeep(database)
    await upkeep.score(Weights())
    await upkeep.index_words()
    kept = await ticket(database)
    assert (kept["waiting_since"], kept["static_score"]) == (AGO, 1.5 - 1.5 + 2.0)
    assert kept["sentiment"] == pytest.approx(0.1)
    found = await InboxStore(database, EVERYTHING).page(Wanted(filter=Filter(), phrases=("money back",)))
    assert (found.matches, len(found.rows)) == (1, 1)
