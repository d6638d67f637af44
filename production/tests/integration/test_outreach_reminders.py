"""Three working days without an answer: what calls a reminder off, what only puts it off, and what it does, once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.campaigns.model import Move
from production.areas.campaigns.release import Release
from production.areas.campaigns.store import CampaignStore
from production.areas.outreach.store import InteractionStore
from production.areas.reminders.due import DueReminders
from production.crm.outreach.interactions import Direction, InteractionStatus
from production.crm.permissions.model import EVERYTHING
from production.database.customer_records import CustomerStore
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import Machine
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, LedgerState
from production.tests.builders import because, chat, mail
from production.tests.support.outreach import SITE, WORKING_HOUR, Somebody, deliver, letters, released, somebody
from production.tests.support.turns import claimed, reply

STEPS = [
    {"subject": "News", "text": "The blue one is here.", "working_days": 3},
    {"subject": "Still there?", "text": "It is still blue.", "working_days": 5},
]
Act = Callable[[Database, Somebody], Awaitable[Any]]


@pytest.fixture
def outbox(database: Database) -> OutreachOutbox:
    return OutreachOutbox(database, SITE)


@pytest.fixture
def reminders(database: Database) -> DueReminders:
    return DueReminders(database, SITE)


async def unanswered(database: Database, outbox: OutreachOutbox, **person: Any) -> Somebody:
    """Somebody to whom a message has gone a moment ago."""
    ada = await somebody(database, **person)
    await released(database, ada)
    await deliver(outbox)
    return ada


async def later(database: Database) -> datetime:
    """When the reminder is due."""
    due: datetime = await database.fetchval("select max(due_at) from reminders")
    return due


async def states(database: Database) -> list[tuple[str, str | None]]:
    return [tuple(row) for row in await database.fetch("select state, reason from reminders order by id")]


async def count(database: Database, table: str) -> int:
    found: int = await database.fetchval(f"select count(*) from {table}")
    return found


async def test_it_is_due_three_working_days_after_it_was_sent(database: Database, outbox: OutreachOutbox) -> None:
    await unanswered(database, outbox, zone="Pacific/Kiritimati")
    row = await database.fetchrow("select since, due_at from reminders")
    assert timedelta(days=3) <= row["due_at"] - row["since"] <= timedelta(days=8)


async def test_it_makes_a_task_and_a_draft_and_nothing_leaves(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    ada = await unanswered(database, outbox)
    await reminders.run(await later(database))
    assert await states(database) == [("done", None)]
    assert await letters(database) == [(ada.email, "sent"), (ada.email, "draft")]
    task = await database.fetchrow("select title, customer_id from tasks")
    assert tuple(task) == ("Ada Lovelace has not answered: News", ada.id)
    assert await deliver(outbox) == []


async def test_before_its_time_it_does_nothing(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    await unanswered(database, outbox)
    await reminders.run(await later(database) - timedelta(seconds=1))
    assert await states(database) == [("waiting", None)]


async def test_two_schedulers_and_a_restart_remind_once(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    for name in ("ada", "bob", "eve"):
        await unanswered(database, outbox, email=f"{name}@example.com")
    due = await later(database)
    await asyncio.gather(*(reminders.run(due) for _ in range(4)))
    await DueReminders(database, SITE).run(due + timedelta(days=1))
    assert (await count(database, "tasks"), await count(database, "reminders")) == (3, 3)


async def writes_a_mail(database: Database, who: Somebody) -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, mail("Yes, tell me more", address=who.email)), reply())


async def has_a_mail_on_its_way(database: Database, who: Somebody) -> None:
    await TurnStore(database).admit([mail("Yes", address=who.email)])


async def writes_a_chat(database: Database, who: Somebody) -> None:
    """By a number that a merge made theirs."""
    claim = await claimed(TurnStore(database), chat("Yes", phone="+12025550199"))
    await CustomerStore(database, EVERYTHING).merge(who.id, claim.customer_id, "the same voice", "ines")


async def calls(database: Database, who: Somebody) -> None:
    add = "insert into activities (kind, direction, customer_id) values ('call', 'inbound', $1)"
    await database.execute(add, who.id)


async def buys(database: Database, who: Somebody) -> None:
    won = """
    insert into deals (title, pipeline_id, customer_id, position, status, closed_at)
    values ('Blue', 1, $1, 'a0', 'won', clock_timestamp())"""
    await database.execute(won, who.id)


async def opts_out(database: Database, who: Somebody) -> None:
    await database.execute(
        "insert into suppressions (digest, channel, reason, source)"
        " values (address_digest($1), 'email', 'unsubscribed', 'test')",
        who.email,
    )


async def bounces(database: Database, who: Somebody) -> None:
    ours = await database.fetchval("select correlation_id from outreach_messages where customer_id = $1", who.id)
    report = mail("Failed", address="mailer-daemon@example.net", machine=Machine.BOUNCE, returned=ours)
    await TurnStore(database).park(report, state=LedgerState.PARKED, reason=because("bounce", EndCode.MACHINE))


@pytest.mark.parametrize(
    "act",
    [writes_a_mail, has_a_mail_on_its_way, writes_a_chat, calls, buys, opts_out, bounces],
    ids=lambda act: act.__name__,
)
async def test_it_is_called_off(database: Database, outbox: OutreachOutbox, reminders: DueReminders, act: Act) -> None:
    ada = await unanswered(database, outbox)
    await act(database, ada)
    await reminders.run(await later(database))
    assert [state for state, _ in await states(database)] == ["cancelled"]
    assert await count(database, "tasks") == 0


async def says_nothing(database: Database, who: Somebody) -> None: ...


@pytest.mark.parametrize(
    ("act", "status"), [(writes_a_mail, "replied"), (calls, "replied"), (says_nothing, "no_reply")]
)
async def test_a_talk_shows_what_came_of_it(database: Database, reminders: DueReminders, act: Act, status: str) -> None:
    ada = await somebody(database)
    noted = InteractionStore(database, EVERYTHING)
    talk = {"customer_id": ada.id, "type": "email", "direction": Direction.OUTGOING, "status": InteractionStatus.SENT,
            "content": "Hello", "timestamp": None}  # fmt: skip
    added = await noted.add(talk)
    await act(database, ada)
    await reminders.run(await later(database))
    assert [each.status for each in await noted.of(ada.id) if each.id == added.id] == [status]


async def answers_automatically(database: Database, who: Somebody, text: str = "Thank you for your mail.") -> None:
    notice = mail(text, address=who.email, machine=Machine.AUTO_REPLY)
    await TurnStore(database).park(notice, state=LedgerState.PARKED, reason=because("machine", EndCode.MACHINE))


async def test_a_machine_is_no_answer(database: Database, outbox: OutreachOutbox, reminders: DueReminders) -> None:
    ada = await unanswered(database, outbox)
    await answers_automatically(database, ada)
    await reminders.run(await later(database))
    assert await states(database) == [("done", None)]


async def test_who_is_away_is_reminded_when_they_are_back(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    ada = await unanswered(database, outbox)
    back = (datetime.now(UTC) + timedelta(days=30)).date()
    await answers_automatically(database, ada, f"I am away and will be back on {back.isoformat()}.")
    await reminders.run(await later(database))
    assert await states(database) == [("waiting", "out_of_office")]
    assert (await later(database)).date() >= back
    await reminders.run(await later(database))
    assert await states(database) == [("done", "out_of_office")] or await states(database) == [("done", None)]


async def started(database: Database, **fields: Any) -> int:
    store = CampaignStore(database, EVERYTHING)
    campaign = await store.add({"name": "Blue", "steps": STEPS, **fields})
    await store.move(campaign.id, Move.START)
    return campaign.id


async def test_a_sequence_goes_on_by_itself_only_where_the_campaign_says_so(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    await somebody(database)
    await started(database, unattended=True)
    release = Release(database, SITE)
    await release.run(WORKING_HOUR)
    await deliver(outbox)
    await reminders.run(await later(database))
    await release.run(WORKING_HOUR)
    [second] = await outbox.take(Channel.EMAIL, 10)
    assert ("It is still blue." in second.message.text, second.message.subject) == (True, "Still there?")
    assert await count(database, "tasks") == 0


async def test_without_that_the_next_step_waits_for_a_person(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    ada = await somebody(database)
    await started(database)
    await Release(database, SITE).run(WORKING_HOUR)
    await deliver(outbox)
    await reminders.run(await later(database))
    assert await letters(database) == [(ada.email, "sent"), (ada.email, "draft")]
    draft = await database.fetchval("select content from outreach_messages where delivery_status = 'draft'")
    assert "It is still blue." in draft
    assert await database.fetchval("select state from campaign_recipients") == "no_reply"


async def test_whoever_answers_gets_no_further_step(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    ada = await somebody(database)
    await started(database, unattended=True)
    release = Release(database, SITE)
    await release.run(WORKING_HOUR)
    await deliver(outbox)
    await writes_a_mail(database, ada)
    await reminders.run(await later(database))
    await release.run(WORKING_HOUR)
    assert await letters(database) == [(ada.email, "sent")]
    assert await database.fetchval("select state from campaign_recipients") == "replied"


async def test_a_paused_campaign_reminds_of_nothing(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    await somebody(database)
    blue = await started(database)
    await Release(database, SITE).run(WORKING_HOUR)
    await deliver(outbox)
    await CampaignStore(database, EVERYTHING).move(blue, Move.PAUSE)
    await reminders.run(await later(database))
    assert await states(database) == [("waiting", None)]


async def test_a_follow_up_that_goes_unanswered_too_is_the_end(
    database: Database, outbox: OutreachOutbox, reminders: DueReminders
) -> None:
    ada = await unanswered(database, outbox)
    first: UUID = await database.fetchval("select id from outreach_messages")
    await released(database, ada, "Still there?", follows=first)
    await deliver(outbox)
    assert await count(database, "reminders") == 1
