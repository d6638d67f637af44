"""From the stream to a named end, on a real database: what is parked, buried, handed over and replayed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.channels.email.parse import unreadable
from production.database.turns import TurnStore
from production.schemas.envelope import Authentication, EmailThread, MessageKind, Sender
from production.schemas.errors import InvalidInput, Unavailable
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.outcomes import LedgerState
from production.schemas.records import Partition, Record
from production.tests.builders import because, chat, form, mail
from production.tests.support.inbound import DEAD, INCOMING, Desk, alone, record
from production.workers.dead_letters import DeadLetters
from production.workers.jobs import escalate_stale, resume_deferred

STATES = "select state, reason from inbound_messages order by received_at"
REPLIES = "select content from messages where direction = 'outbound' order by created_at"


async def test_what_is_no_envelope_goes_to_the_dead_letters_and_stops_nobody(desk: Desk) -> None:
    good = chat("Where is the export button?")
    broken = Record(Partition(INCOMING, 3), 7, good.key, b"{", datetime.now(UTC))
    await desk.consumer.handle([broken, record(good, 8)], alone)
    [(topic, _, value, headers)] = desk.topics.published
    assert (topic, value, headers["origin"]) == (DEAD, b"{", f"{INCOMING}/3/7")
    assert await desk.rows(REPLIES) == [("About Where is the export button?\n\nTicket TKT-0001",)]


async def test_a_message_that_always_fails_is_dead_and_a_person_has_its_ticket(desk: Desk) -> None:
    message = chat("Where is the export button?")
    await desk.consumer.dead_letter([record(message)], ValueError("boom"))
    assert await desk.rows(STATES) == [("dead", "ValueError: boom")]
    assert await desk.rows("select status, escalation_reason from tickets") == [("escalated", "ValueError: boom")]
    assert [(topic, headers["reason"]) for topic, _, _, headers in desk.topics.published] == [
        (DEAD, "ValueError: boom")
    ]


async def test_a_parked_key_is_answered_in_one_turn_when_its_pause_is_over(desk: Desk) -> None:
    first, second = chat("Where is the export button?"), chat("I mean for boards.")
    desk.model.failure = Unavailable("the model is away")
    with pytest.raises(Unavailable):
        await desk.consumer.handle([record(first)], alone)
    assert await desk.consumer.defer([record(first)], desk.model.failure)
    desk.model.failure = None
    await desk.consumer.handle([record(second)], alone)
    assert await desk.rows(REPLIES) == []
    await desk.change("update parked_keys set until = now()")
    await resume_deferred(desk.ledger, desk.topics, INCOMING)
    [(topic, key, value, _)] = desk.topics.published
    await desk.consumer.handle([Record(Partition(INCOMING, 3), 9, key, value, datetime.now(UTC))], alone)
    assert topic == INCOMING
    assert await desk.rows(REPLIES) == [("About Where is the export button?\nI mean for boards.\n\nTicket TKT-0001",)]


async def test_somebody_who_goes_on_writing_gets_one_answer(desk: Desk) -> None:
    first, second = chat("Where is the export"), chat("button?")
    await desk.consumer.handle([record(first)], lambda: [record(second, 1)])
    assert await desk.rows(REPLIES) == []
    await desk.consumer.handle([record(second, 1)], alone)
    assert await desk.rows(REPLIES) == [("About Where is the export\nbutton?\n\nTicket TKT-0001",)]
    assert [state for state, _ in await desk.rows(STATES)] == ["replied", "replied"]


async def test_the_same_message_delivered_again_is_no_reason_to_wait(desk: Desk) -> None:
    message = chat("Where is the export button?")
    await desk.consumer.handle([record(message)], lambda: [record(message, 1), record(message, 2)])
    await desk.consumer.handle([record(message, 1), record(message, 2)], alone)
    assert desk.model.asked == ["Where is the export button?"]
    assert len(await desk.rows(REPLIES)) == 1


async def test_what_nobody_looks_after_is_handed_to_a_person_and_the_customer_is_told(desk: Desk) -> None:
    await TurnStore(desk.database).claim([chat("Where is the export button?")])
    await desk.change("update inbound_messages set owned_until = now() - interval '2 minutes'")
    await escalate_stale(desk.ledger, desk.hand_over)
    assert await desk.rows(STATES) == [("escalated", "no worker finished it in time")]
    assert len(await desk.rows(REPLIES)) == 1


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (MessageKind.VOICE, "escalated"),
        (MessageKind.UNREADABLE, "escalated"),
        (MessageKind.REACTION, "ignored"),
        (MessageKind.STOP, "ignored"),
    ],
)
async def test_what_is_no_question_never_reaches_the_model(desk: Desk, kind: MessageKind, end: str) -> None:
    await desk.consumer.handle([record(chat("", kind=kind))], alone)
    assert desk.model.asked == []
    assert [row[0] for row in await desk.rows(STATES)] == [end]


async def test_a_dead_letter_is_listed_replayed_and_then_gone(desk: Desk) -> None:
    message = chat("Where is the export button?")
    await desk.consumer.dead_letter([record(message)], ValueError("boom"))
    [(_, key, value, headers)] = desk.topics.published
    letters = DeadLetters(
        [(Record(Partition(DEAD, 0), 5, key, value, datetime.now(UTC)), dict(headers))],
        desk.ledger,
        desk.topics,
        INCOMING,
    )
    [letter] = await letters.waiting()
    assert (letter.id, letter.event_id, letter.reason) == ("0-5", message.event_id, "ValueError: boom")
    assert [await letters.replay(letter), await letters.replay(letter)] == [True, False]
    assert desk.topics.published[-1][0] == INCOMING
    await desk.consumer.handle([record(message)], alone)
    assert [state for state, _ in await desk.rows(STATES)] == ["drafted"]  # a person owns the conversation by now
    assert await letters.waiting() == []


async def test_a_dead_letter_that_nobody_can_read_is_shown_but_not_replayed(desk: Desk) -> None:
    unreadable = Record(Partition(DEAD, 0), 6, "k", b"{", datetime.now(UTC))
    letters = DeadLetters([(unreadable, {"reason": "envelope: Invalid JSON"})], desk.ledger, desk.topics, INCOMING)
    [letter] = await letters.waiting()
    assert letter.payload() == "{"
    with pytest.raises(InvalidInput):
        await letters.replay(letter)


async def test_what_poisons_the_ticket_and_the_ledger_too_ends_by_its_name(desk: Desk) -> None:
    unstorable = chat().model_copy(update={"text": "a\x00b"})  # as if it had passed every check
    await desk.hand_over.escalate_or_write_off(unstorable, because("boom"), LedgerState.DEAD)
    assert await desk.rows(STATES) == [("dead", "boom")]


async def test_an_address_that_no_rule_knows_is_filed_as_it_stands(desk: Desk) -> None:
    sender = Sender(kind=IdentifierKind.EMAIL, value='"a b"@ex_ample.com', proof=Proof.CLAIMED)
    await desk.hand_over.escalate_or_write_off(
        chat().model_copy(update={"sender": sender}), because("boom"), LedgerState.ESCALATED
    )
    assert await desk.rows(STATES) == [("escalated", "boom")]


async def test_what_nobody_can_read_has_its_end_in_the_ledger(desk: Desk) -> None:
    broken = Record(Partition(INCOMING, 3), 7, "k", b"{", datetime.now(UTC), "whatsapp:SM1")
    await desk.consumer.handle([broken], alone)
    assert await desk.rows("select event_id, state from inbound_messages") == [("whatsapp:SM1", "dead")]


async def test_a_dead_letter_that_the_broker_refuses_for_its_size_leaves_its_place(desk: Desk) -> None:
    desk.topics.largest = 10
    await desk.consumer.handle([Record(Partition(INCOMING, 3), 7, "k", b"{" * 100, datetime.now(UTC))], alone)
    assert [(value, headers["origin"]) for _, _, value, headers in desk.topics.published] == [(b"", f"{INCOMING}/3/7")]


async def test_one_thread_that_fails_does_not_hold_up_another_of_its_sender(desk: Desk) -> None:
    desk.model.breaks_over = "poison"
    messages = [form("poison here", ticket="TKT-0901"), form("Where is the export button?", ticket="TKT-0902")]
    with pytest.raises(ValueError, match="poison"):
        await desk.consumer.handle([record(message) for message in messages], alone)
    assert sorted(await desk.rows("select state from inbound_messages")) == [("processing",), ("replied",)]
    await desk.consumer.dead_letter([record(message) for message in messages], ValueError("boom"))
    assert sorted(await desk.rows("select state from inbound_messages")) == [("dead",), ("replied",)]
    assert len(await desk.rows(REPLIES)) == 2  # the answer, and the word that a person looks at the other


async def test_a_mail_that_could_not_be_read_waits_for_a_person_with_its_original(desk: Desk) -> None:
    raw = RawEmail("m1", "t1", b"...", datetime.now(UTC))
    message = unreadable(raw, mailbox="support@techcorp.example", received_at=datetime.now(UTC), problem="too long")
    await desk.consumer.handle([record(message)], alone)
    assert await desk.rows(STATES) == [("parked", "could not be read: too long")]
    assert await desk.rows("select name, state, provider_ref from attachments") == [
        ("original.eml", "pending", WHOLE_MAIL)
    ]


async def test_a_message_that_always_fails_does_not_hold_up_the_watch_over_others(desk: Desk) -> None:
    turns = TurnStore(desk.database)
    await turns.claim([chat("Where is the export button?", phone="+12025550102")])
    await turns.claim([chat("And the other?", phone="+12025550103")])
    await desk.change("update inbound_messages set owned_until = now() - interval '2 minutes'")
    await desk.change("update tickets set status = 'closed'")
    await desk.change(
        "alter table tickets add check (source_channel <> 'whatsapp') not valid"
    )  # a ticket cannot be had
    await escalate_stale(desk.ledger, desk.hand_over)
    assert {state for state, _ in await desk.rows(STATES)} == {"dead"}


async def test_a_forged_mail_is_kept_and_answered_to_nobody(desk: Desk) -> None:
    thread = EmailThread(mailbox="support@techcorp.example", thread_id="t1", authentication=Authentication.FAIL)
    await desk.consumer.handle([record(mail("Where is the export button?", email=thread))], alone)
    assert (desk.model.asked, await desk.rows(REPLIES)) == ([], [])
    [(state, reason)] = await desk.rows(STATES)
    assert (state, str(reason).partition(":")[0]) == ("parked", "forged")
