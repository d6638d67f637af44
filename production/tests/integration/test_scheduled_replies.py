"""Replies that leave later: once, in their author's name, or not at all."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.areas.tickets.model import Post, Ticket
from production.areas.tickets.posts import Stale
from production.areas.tickets.scheduled import ScheduleStore, SendScheduled
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.errors import Conflict, Forbidden, InvalidInput
from production.schemas.outcomes import TicketStatus
from production.tests.builders import chat
from production.tests.support.desks import COMPOSE, Colleague, colleague, number, waiting
from production.tests.support.people import hired
from production.tests.support.turns import claimed

SOON = timedelta(hours=1)
WORDS = "The export works again."


async def scheduled(database: Database, mia: Colleague, claim: Claim, **changes: Any) -> Ticket:
    seen = (await mia.read(claim)).last_message_id
    post = Post(**{"content": WORDS, "last_seen": seen} | changes)
    store = ScheduleStore(database, mia.scope)
    return (await store.schedule(claim.ticket_number, post, datetime.now(UTC) + SOON))[0]


async def when_it_is_time(database: Database, *, processes: int = 1) -> None:
    await database.execute("update scheduled_replies set send_at = clock_timestamp()")
    await asyncio.gather(*(SendScheduled(database, COMPOSE).run() for _ in range(processes)))


async def said(database: Database, claim: Claim) -> list[str]:
    rows = await database.fetch(
        "select content from messages where ticket_id = $1 and role = 'human' and delivery_status = 'pending'",
        claim.ticket_id,
    )
    return [row["content"].partition("\n\n")[0] for row in rows]


async def test_it_leaves_when_it_is_time_and_once(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    ticket = await scheduled(database, mia, claim)
    assert ticket.scheduled
    assert ticket.scheduled.send_at == ticket.snoozed_until
    assert (ticket.status, await said(database, claim)) == (TicketStatus.ESCALATED, [])
    await when_it_is_time(database, processes=4)
    ticket = await mia.read(claim)
    assert (ticket.scheduled, ticket.status) == (None, TicketStatus.WAITING_CUSTOMER)
    assert await said(database, claim) == [WORDS]


async def test_a_customer_who_writes_first_gets_no_stale_answer(database: Database) -> None:
    phone = number()
    mia, claim = await colleague(database), await waiting(database, phone)
    await scheduled(database, mia, claim)
    await claimed(TurnStore(database), chat("It works, thank you!", phone=phone))
    ticket = await mia.read(claim)
    assert (ticket.scheduled, ticket.snoozed_until) == (None, None)
    assert ticket.my_draft
    assert ticket.my_draft.content == WORDS
    await when_it_is_time(database)
    assert await said(database, claim) == []
    kinds = await database.fetch("select kind from notifications where user_id = $1", mia.scope.caller.user_id)
    assert [row["kind"] for row in kinds] == ["scheduled_not_sent"]


async def test_a_colleague_who_answers_first_has_answered(database: Database) -> None:
    mia, ben = await colleague(database), await colleague(database)
    claim = await waiting(database, number())
    await scheduled(database, mia, claim)
    await ben.post(claim, Post(content="Try it again, please."))
    await when_it_is_time(database)
    assert await said(database, claim) == ["Try it again, please."]
    draft = (await mia.read(claim)).my_draft
    assert draft
    assert draft.content == WORDS


async def test_what_comes_back_loses_nothing_of_what_was_begun_since(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    await scheduled(database, mia, claim)
    await mia.composer.keep(claim.ticket_number, "reply", "One more thing:", None)
    ticket, _ = await ScheduleStore(database, mia.scope).take_back(claim.ticket_number)
    assert ticket.my_draft
    assert ticket.my_draft.content == f"One more thing:\n\n{WORDS}"
    assert (ticket.scheduled, ticket.snoozed_until) == (None, None)


async def test_what_is_begun_since_stays_when_it_leaves(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    await scheduled(database, mia, claim)
    await mia.composer.keep(claim.ticket_number, "reply", "One more thing:", None)
    await when_it_is_time(database)
    draft = (await mia.read(claim)).my_draft
    assert draft
    assert draft.content == "One more thing:"


async def test_one_waits_at_a_time(database: Database) -> None:
    mia, ben = await colleague(database), await colleague(database)
    claim = await waiting(database, number())
    await scheduled(database, mia, claim, content="Old words")
    await scheduled(database, mia, claim)
    with pytest.raises(Conflict, match="colleague"):
        await scheduled(database, ben, claim)
    await when_it_is_time(database)
    assert await said(database, claim) == [WORDS]


async def test_who_may_send_no_more_sends_no_more(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    await scheduled(database, mia, claim)
    me = mia.scope.caller.user_id
    await database.execute("update users set role = 'rep', may_send = false where id = $1", me)
    await database.execute("insert into team_members (user_id, team) values ($1, 'support')", me)
    await when_it_is_time(database)
    assert await said(database, claim) == []


async def test_who_may_not_send_schedules_nothing(database: Database) -> None:
    rep = await hired(database, Role.REP, "support")
    with pytest.raises(Forbidden):
        await scheduled(database, Colleague(database, rep.id, Role.REP), await waiting(database, number()))


async def test_who_has_not_seen_the_newest_schedules_nothing(database: Database) -> None:
    phone = number()
    mia, claim = await colleague(database), await waiting(database, phone)
    seen = (await mia.read(claim)).last_message_id
    await claimed(TurnStore(database), chat("Hello?", phone=phone))
    with pytest.raises(Stale):
        await scheduled(database, mia, claim, last_seen=seen)


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(days=2), timedelta(days=400)])
async def test_a_time_at_which_nothing_could_leave_is_refused_by_its_name(database: Database, wait: timedelta) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    post = Post(content=WORDS, last_seen=(await mia.read(claim)).last_message_id)
    with pytest.raises(InvalidInput, match="send_at"):
        await ScheduleStore(database, mia.scope).schedule(claim.ticket_number, post, datetime.now(UTC) + wait)
