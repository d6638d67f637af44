"""Every event about a conversation or ticket is worth a hint, and no other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from production.areas.live.model import HintType, Told
from production.areas.live.rules import told_by
from production.schemas.events import Event, EventType, RecordEvent, TicketEvent
from production.schemas.ids import Channel

ID = uuid4()


def event(kind: str, subject: str = str(ID), **more: Any) -> Event:
    given = {"key": subject, "payload": {}, "occurred_at": datetime.now(UTC), **more}
    return Event(event_id=uuid4(), type=kind, subject=subject, **given)


@pytest.mark.parametrize("kind", EventType)
def test_what_happens_in_a_conversation_is_told(kind: EventType) -> None:
    told = told_by(event(kind, conversation_id=ID, channel=Channel.EMAIL))
    assert told is not None
    assert (told.conversation_id, told.ticket_id, told.left) == (ID, None, False)


def test_what_names_its_ticket_is_told_of_that_one() -> None:
    ticket = uuid4()
    told = told_by(event(EventType.REPLIED, conversation_id=ID, payload={"ticket": str(ticket)}))
    assert told == Told(HintType.TICKET_MESSAGE, ticket)


@pytest.mark.parametrize("kind", TicketEvent)
def test_what_people_do_to_a_ticket_is_told(kind: TicketEvent) -> None:
    told = told_by(event(kind))
    assert told is not None
    assert (told.ticket_id, told.conversation_id, told.left) == (ID, None, False)


def test_what_it_was_before_tells_who_loses_it() -> None:
    owner = uuid4()
    was = {"was": {"assigned_to": str(owner), "assigned_team": "legal"}}
    assert told_by(event(TicketEvent.CHANGED, payload=was)) == Told(
        HintType.TICKET_CHANGED, ID, None, True, owner, "legal"
    )


def test_a_contact_is_told_of_by_its_customer() -> None:
    said = event(RecordEvent.CONTACT_CHANGED, subject="17", key=str(ID))
    assert told_by(said) == Told(HintType.CONTACT_CHANGED, customer_id=ID)


@pytest.mark.parametrize("done", ["added", "changed", "deleted", "restored"])
def test_what_becomes_of_a_deal_or_task_is_told_by_its_id(done: str) -> None:
    assert told_by(event(f"deal_{done}", subject="17")) == Told(HintType.DEAL_CHANGED, record_id=17)
    assert told_by(event(f"task_{done}", subject="17")) == Told(HintType.TASK_CHANGED, record_id=17)


def test_a_move_of_a_card_is_told() -> None:
    assert told_by(event("deal_moved", subject="17")) == Told(HintType.DEAL_CHANGED, record_id=17)


def test_other_areas_are_none_of_its_business() -> None:
    assert told_by(event("toy_note_added", subject="17")) is None


def test_a_ticket_event_without_a_ticket_is_a_fault() -> None:
    with pytest.raises(ValueError, match="badly formed"):
        told_by(event(TicketEvent.CHANGED, subject="17"))
