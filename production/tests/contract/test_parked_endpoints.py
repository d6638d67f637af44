"""`/api/v1/parked`: a person decides what becomes of mail that nobody was asked to answer."""

from __future__ import annotations

import pytest

from production.channels.email.senders import NOBODY
from production.crm.permissions.model import Role
from production.crm.support.metrics import metric_values
from production.database.events import EventStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.events import EventType
from production.schemas.outcomes import EndCode, EndReason, LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.turns import claimed, reply

MACHINE = EndReason(EndCode.MACHINE, "machine mail: auto_reply")
TICKET = """
select t.status, t.assigned_to, t.escalation_reason, m.content
from tickets t join messages m on m.ticket_id = t.id where t.ticket_number = $1"""


@pytest.fixture
async def manager(system: System) -> Person:
    return await hired(system.database, Role.MANAGER)


async def parked(system: System, reason: EndReason = MACHINE, **changes: str) -> InboundMessage:
    message = mail("I am back on Monday", **changes)
    await TurnStore(system.database).park(message, state=LedgerState.PARKED, reason=reason)
    return message


async def listed(system: System, manager: Person) -> list[str]:
    answer = await system.api.get("/parked", headers=manager.bearer)
    return [each["event_id"] for each in answer.json()]


async def test_it_becomes_a_ticket_of_whoever_read_it(system: System, manager: Person) -> None:
    message = await parked(system)
    answer = await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer)
    assert answer.status_code == 201, answer.text
    [row] = await system.database.fetch(TICKET, answer.json()["ticket_id"])
    assert (row["status"], row["assigned_to"], row["content"]) == ("escalated", manager.id, message.text)
    assert row["escalation_reason"].startswith("was parked (machine mail: auto_reply)")
    assert await listed(system, manager) == []


async def test_a_ticket_that_it_belongs_to_stays_as_somebody_has_filed_it(system: System, manager: Person) -> None:
    colleague, turns = await hired(system.database, Role.REP), TurnStore(system.database)
    claim = await claimed(turns, mail("My invoice is wrong"))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    file = """
        update tickets set category = 'billing', priority = 'urgent', difficulty = 'hard', assigned_to = $2, status = $3
        where id = $1"""
    await system.database.execute(file, claim.ticket_id, colleague.id, TicketStatus.IN_PROGRESS)
    stood = "select category, priority, difficulty, sentiment, assigned_to, status, escalation_reason from tickets"
    before = await system.database.fetchrow(stood)
    message = await parked(system)
    made = await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer)
    assert (made.json()["ticket_id"], await system.database.fetchrow(stood)) == (claim.ticket_number, before)


async def test_nobody_has_judged_its_mood(system: System, manager: Person) -> None:
    message = await parked(system)
    made = await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer)
    mood = "select sentiment from tickets where ticket_number = $1"
    assert await system.database.fetchval(mood, made.json()["ticket_id"]) is None
    told = await EventStore(system.database).unpublished(10)
    assert [metric_values(event) for _, event in told if event.type == EventType.MESSAGE_RECEIVED] == [
        {"message_received": 1.0}
    ]


async def test_nothing_is_sent_when_it_becomes_a_ticket(system: System, manager: Person) -> None:
    message = await parked(system)
    await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer)
    assert await system.database.fetchval("select count(*) from messages where direction = 'outbound'") == 0


async def test_it_becomes_one_ticket_only(system: System, manager: Person) -> None:
    message = await parked(system)
    answers = [await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 404]


async def test_what_names_no_sender_stays_where_it_is(system: System, manager: Person) -> None:
    message = await parked(system, EndReason(EndCode.NO_SENDER, "the mail names no sender"), address=NOBODY)
    answer = await system.api.post(f"/parked/{message.event_id}/ticket", headers=manager.bearer)
    assert (answer.status_code, answer.json()["error"]) == (409, "no_sender")
    assert await listed(system, manager) == [message.event_id]


async def test_what_was_dropped_can_be_put_back(system: System, manager: Person) -> None:
    message = await parked(system)
    await system.api.post(f"/parked/{message.event_id}/drop", headers=manager.bearer)
    assert await listed(system, manager) == []
    await system.api.delete(f"/parked/{message.event_id}/drop", headers=manager.bearer)
    assert await listed(system, manager) == [message.event_id]


async def test_what_never_needed_an_answer_cannot_be_put_there(system: System, manager: Person) -> None:
    message = mail("thumbs up")
    because = EndReason(EndCode.ASKS_NOTHING, "a reaction asks nothing")
    await TurnStore(system.database).park(message, state=LedgerState.IGNORED, reason=because)
    answer = await system.api.delete(f"/parked/{message.event_id}/drop", headers=manager.bearer)
    assert answer.status_code == 404


@pytest.mark.parametrize(("path", "act"), [("ticket", "parked_made_ticket"), ("drop", "parked_dropped")])
async def test_who_decided_is_written_down(system: System, manager: Person, path: str, act: str) -> None:
    message = await parked(system)
    await system.api.post(f"/parked/{message.event_id}/{path}", headers=manager.bearer)
    row = await system.database.fetchrow("select act, actor_id, subject_id from audit_log order by id desc limit 1")
    assert row is not None
    assert tuple(row) == (act, manager.id, message.event_id)
