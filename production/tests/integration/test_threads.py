"""A mail belongs where its ids say, if its sender belongs there: on a real database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from production.channels.compose import Composer
from production.crm.support.model import Claim, Decision, OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import EmailThread, InboundMessage
from production.schemas.ids import Category, Channel, Priority, Proof
from production.schemas.outcomes import EndCode, LedgerState, TicketStatus
from production.tests.builders import because, mail, text

OURS = "the-answer@techcorp.example"


def answering(*ids: str, thread: str = "t2", **changes: Any) -> InboundMessage:
    """A mail in another Gmail thread that names these ids, nearest first."""
    references = tuple(reversed(ids))
    email = EmailThread(
        mailbox="support@techcorp.example",
        thread_id=thread,
        message_id=f"{thread}@example.com",
        in_reply_to=ids[0] if ids else None,
        references=references,
    )
    return mail("And now?", email=email, subject="Something else", **changes)


def claimed_by(message: InboundMessage) -> InboundMessage:
    return message.model_copy(update={"sender": message.sender.model_copy(update={"proof": Proof.CLAIMED})})


@dataclass
class Desk:
    turns: TurnStore
    outbox: OutboxStore

    async def turn(self, message: InboundMessage, *, escalated: bool = False) -> Claim:
        """Handled to its end; our answer carries `OURS` as its id the first time."""
        claim = await self.turns.claim([message])
        assert claim is not None
        first = claim.messages[0].email is not None and claim.messages[0].email.thread_id == "t1"
        [part] = Composer("TechCorp", "techcorp.example")(claim.target, "Here you are.").parts
        correlation = OURS if first else part.correlation_id
        part = OutboundPart(part.text, correlation, part.recipient, part.subject, part.thread)
        state = LedgerState.ESCALATED if escalated else LedgerState.REPLIED
        status = TicketStatus.ESCALATED if escalated else TicketStatus.WAITING_CUSTOMER
        await self.turns.settle(
            claim, Decision(state, because("test"), status, Category.GENERAL, Priority.MEDIUM, 0.5, parts=(part,))
        )
        return claim


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(TurnStore(database), OutboxStore(database))


@pytest.mark.parametrize("named", [(OURS,), ("1st@example.com",), ("unknown@crm.example", OURS)])
async def test_a_mail_joins_the_conversation_that_it_names(desk: Desk, named: tuple[str, ...]) -> None:
    email = EmailThread(mailbox="support@techcorp.example", thread_id="t1", message_id="1st@example.com")
    first = await desk.turn(mail(email=email))
    again = await desk.turn(answering(*named))
    assert (again.conversation_id, again.ticket_number) == (first.conversation_id, first.ticket_number)


async def test_a_mail_that_names_nothing_of_ours_begins_a_conversation(desk: Desk) -> None:
    first = await desk.turn(mail())
    assert (await desk.turn(answering("x@crm.example"))).conversation_id != first.conversation_id
    assert (await desk.turn(answering(thread="t3"))).conversation_id != first.conversation_id


async def test_who_only_has_a_copy_gets_a_conversation_of_their_own_linked_to_it(
    desk: Desk, database: Database
) -> None:
    first = await desk.turn(mail())
    other = await desk.turn(answering(OURS, address="colleague@example.com"))
    assert (other.conversation_id != first.conversation_id, other.history) == (True, ())
    async with database.connection() as connection:
        linked = await connection.fetchval("select linked_to from conversations where id = $1", other.conversation_id)
    assert linked == first.conversation_id


async def test_a_sender_who_is_not_proven_does_not_join_a_proven_conversation(desk: Desk) -> None:
    first = await desk.turn(mail())
    other = await desk.turn(claimed_by(answering(OURS)))
    assert (other.conversation_id != first.conversation_id, other.history) == (True, ())


@pytest.mark.parametrize("address", ["ada@example.com", "colleague@example.com"])
async def test_nobody_is_answered_beside_the_person_who_owns_the_case(desk: Desk, address: str) -> None:
    await desk.turn(mail(), escalated=True)
    claim = await desk.turn(answering(OURS, address=address))
    assert claim.auto_reply_blocked_by
    assert claim.auto_reply_blocked_by.code is EndCode.WITH_PERSON


async def test_a_long_chain_of_strange_ids_is_no_work(desk: Desk) -> None:
    first = await desk.turn(mail())
    chain = [OURS, *(f"{number}@crm.example" for number in range(5_000))]
    assert (await desk.turn(answering(*chain))).conversation_id == first.conversation_id


async def test_who_is_not_proven_gets_no_word_of_what_was_written(desk: Desk) -> None:
    claim = await desk.turn(claimed_by(mail("Confirm at https://evil.example", subject="Visit https://evil.example")))
    [attempt] = await desk.outbox.take(Channel.EMAIL, 5)
    assert (attempt.message.subject, attempt.message.original) == (f"Your request {claim.ticket_number}", None)


async def test_who_is_proven_gets_the_answer_to_the_own_subject_with_the_own_words(desk: Desk) -> None:
    await desk.turn(mail("How?", subject="A question"))
    [attempt] = await desk.outbox.take(Channel.EMAIL, 5)
    assert attempt.message.original is not None
    assert (attempt.message.subject, attempt.message.original.text) == ("A question", "How?")


@pytest.mark.parametrize(("proven", "greeting"), [(True, "Hello Ada,"), (False, "Hello,")])
async def test_nobody_unproven_is_greeted_by_a_name_that_a_stranger_chose(
    desk: Desk, *, proven: bool, greeting: str
) -> None:
    message = mail("How?")
    message = message.model_copy(update={"sender": message.sender.model_copy(update={"name": "Ada Lovelace"})})
    claim = await desk.turns.claim([message if proven else claimed_by(message)])
    assert claim is not None
    composed = Composer("TechCorp", "techcorp.example")(claim.target, "Here you are.")
    assert composed.parts[0].text.startswith(greeting)


async def test_all_who_are_not_proven_share_one_limit(desk: Desk, database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("update channel_configs set unproven_per_hour = 2")
    for number in range(2):
        victim = mail(address=f"victim{number}@example.com", thread=f"v{number}")
        assert (await desk.turn(claimed_by(victim))).auto_reply_blocked_by is None
    third = await desk.turn(claimed_by(mail(address="third@example.com", thread="v3")))
    assert third.auto_reply_blocked_by
    assert third.auto_reply_blocked_by.code is EndCode.MANY_UNPROVEN
    assert (await desk.turn(mail(address="known@example.com", thread="v4"))).auto_reply_blocked_by is None


async def test_each_number_of_a_text_has_a_limit_of_its_own(desk: Desk, database: Database) -> None:
    """None uses up what another is answered, though none is proven."""
    await database.execute("update channel_configs set unproven_per_hour = 2, replies_per_hour = 2")
    blocked = [(await desk.turn(text(f"+1202555010{n}"))).auto_reply_blocked_by for n in (1, 2, 3, 1, 1)]
    assert [each and each.code for each in blocked] == [None] * 4 + [EndCode.MANY_REPLIES]
