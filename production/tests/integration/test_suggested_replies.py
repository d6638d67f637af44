"""A suggested reply is asked for once, written by one worker, and says no more than it may."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from production.areas.assist.model.replies import Suggestion
from production.areas.assist.store.requests import RequestStore
from production.areas.assist.store.suggestions import SuggestionStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Conflict, NotFound, Unavailable
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.schemas.turns import ScreenAction, Source, Trigger
from production.tests.builders import chat, mail
from production.tests.support.agent import CALM
from production.tests.support.passages import EXPORT
from production.tests.support.suggested import FOUND, NOT_FOUND, SAYS, Says, documented, writer
from production.tests.support.turns import claimed, reply

ASKS = "How do I export the tasks of one project?"
DRAFT = "Hello Ada,\n\nSelect the three dots.\n\nBest regards,\nTechCorp Support\nTicket {ticket}"


@pytest.fixture
def suggestions(database: Database) -> SuggestionStore:
    return SuggestionStore(database, EVERYTHING)


async def ticket(database: Database, message: InboundMessage | None = None) -> str:
    """The number of one that a person has to answer."""
    turns = TurnStore(database)
    claim = await claimed(turns, message or mail(ASKS))
    await turns.settle(claim, reply(parts=(), state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED))
    return claim.ticket_number


async def drafted(database: Database, text: str = DRAFT) -> str:
    """The number of one in which the turn has left a reply for a person."""
    turns = TurnStore(database)
    claim = await claimed(turns, mail(ASKS))
    decision = reply(
        text.format(ticket=claim.ticket_number),
        state=LedgerState.DRAFTED,
        delivery=DeliveryStatus.DRAFT,
        ticket_status=TicketStatus.IN_PROGRESS,
        confidence=0.7,
        sources=(Source(EXPORT.document, EXPORT.title, EXPORT.chunk, 0.8),),
        reason=EndReason(EndCode.NOT_BACKED, "not backed by the knowledge base: Guests may."),
    )
    await turns.settle(claim, decision)
    return claim.ticket_number


async def written(suggestions: SuggestionStore, database: Database, number: str, agent: Says) -> Suggestion:
    asked = await suggestions.ask(number)
    await writer(database, agent).write_all()
    found = await suggestions.written(asked)
    assert found is not None
    return found


async def test_each_sentence_names_the_passage_that_carries_it(
    suggestions: SuggestionStore, database: Database
) -> None:
    await documented(database)
    found = await written(suggestions, database, await ticket(database), Says())
    assert [(one.title, one.section) for one in found.reply.sources] == [("Import and export", "Export a project")]
    assert {one.text: one.source for one in found.reply.sentences}[SAYS] == 0
    assert (found.reply.confidence, found.reply.missing, found.draft_id) == (0.95, (), None)


async def test_the_reply_is_framed_in_the_manner_of_its_channel(
    suggestions: SuggestionStore, database: Database
) -> None:
    by_mail = await written(suggestions, database, await ticket(database), Says())
    by_chat = await written(suggestions, database, await ticket(database, chat(ASKS)), Says())
    assert by_mail.reply.content.startswith(f"Hello Ada,\n\n{SAYS}\n\nBest regards,")
    assert by_chat.reply.content.startswith(f"{SAYS}\n\nTicket TKT-")


async def test_whoever_asks_again_or_at_once_gets_the_same(suggestions: SuggestionStore, database: Database) -> None:
    number, agent = await ticket(database), Says()
    asked = await asyncio.gather(*(suggestions.ask(number) for _ in range(8)))
    await asyncio.gather(*(writer(database, agent).write_all() for _ in range(4)))
    assert len({*asked, await suggestions.ask(number)}) == 1
    assert len(agent.asked) == 1


async def test_what_a_dying_worker_has_taken_another_writes(suggestions: SuggestionStore, database: Database) -> None:
    asked = await suggestions.ask(await ticket(database))
    assert await RequestStore(database).take() is not None
    await writer(database, Says()).write_all()
    assert await suggestions.written(asked) is None
    await database.execute("update reply_suggestions set leased_until = clock_timestamp()")
    await writer(database, Says()).write_all()
    assert await suggestions.written(asked) is not None


async def test_who_has_lost_the_lease_writes_nothing(suggestions: SuggestionStore, database: Database) -> None:
    asked = await suggestions.ask(await ticket(database))
    requests = RequestStore(database)
    slow = await requests.take()
    await database.execute("update reply_suggestions set leased_until = clock_timestamp()")
    await writer(database, Says()).write_all()
    before = await suggestions.written(asked)
    assert slow is not None
    assert before is not None
    await requests.save(slow, replace(before.reply, content="late"))
    assert await suggestions.written(asked) == before


async def test_without_a_document_nothing_is_suggested_and_what_is_missing_is_named(
    suggestions: SuggestionStore, database: Database
) -> None:
    found = await written(suggestions, database, await ticket(database), Says(NOT_FOUND))
    assert (found.reply.content, found.reply.confidence) == ("", None)
    assert found.reply.reasoning == "No suggestion: the documents do not answer this"
    assert found.reply.missing == (ASKS,)


async def test_what_screening_keeps_from_the_ai_is_named(database: Database, suggestions: SuggestionStore) -> None:
    refund = replace(CALM, action=ScreenAction.BILLING, triggers=(Trigger.REFUND,), sentiment=0.1)
    asked, agent = await suggestions.ask(await ticket(database, chat("I want my money back"))), Says()
    await writer(database, agent, refund).write_all()
    found = await suggestions.written(asked)
    assert found is not None
    assert found.reply.reasoning == "No suggestion: the customer asks for money back, so a person answers"
    assert (found.reply.content, found.reply.missing, agent.asked) == ("", (), [])


async def test_the_passage_behind_a_sentence_is_the_one_that_was_decided_on(
    suggestions: SuggestionStore, database: Database
) -> None:
    """Also where words alone would not find it, as behind what a judge has accepted."""
    await documented(database)
    said = "Guests have no way to get data out."
    accepted = replace(FOUND, reply=said, carried=((said, FOUND.sources[0]),))
    found = await written(suggestions, database, await ticket(database), Says(accepted))
    assert [one.source for one in found.reply.sentences if one.text == said] == [0]


async def test_what_the_pipeline_would_not_show_is_not_suggested(
    suggestions: SuggestionStore, database: Database
) -> None:
    reason = EndReason(EndCode.NOT_SAID, "the reply speaks about money")
    money = replace(FOUND, reply="You get $5 back.", confidence=0.59, reason=reason)
    found = await written(suggestions, database, await ticket(database), Says(money))
    assert "$5" not in found.reply.content
    assert found.reply.reasoning == "No suggestion: the reply speaks about money"


async def test_a_long_reply_is_cut_to_the_length_of_its_channel(
    suggestions: SuggestionStore, database: Database
) -> None:
    long = " ".join(f"Step {number} is to select the box with that number." for number in range(40))
    found = await written(suggestions, database, await ticket(database), Says(replace(FOUND, reply=long)))
    assert 190 < len(found.reply.content.split()) <= 200
    assert found.reply.content.endswith(f"Ticket {await database.fetchval('select ticket_number from tickets')}")
    assert "Cut to the length of the channel: the passages say more" in found.reply.missing


async def test_the_reply_that_a_turn_has_left_is_the_suggestion(
    suggestions: SuggestionStore, database: Database
) -> None:
    await documented(database)
    number, agent = await drafted(database), Says()
    found = await written(suggestions, database, number, agent)
    assert found.draft_id == await database.fetchval("select id from messages where delivery_status = 'draft'")
    assert found.reply.content == DRAFT.format(ticket=number)
    assert found.reply.confidence == 0.7
    assert found.reply.missing == ("not backed by the knowledge base: Guests may.",)
    assert agent.asked == []


async def test_a_reply_that_waits_no_more_is_not_offered_for_approval(
    suggestions: SuggestionStore, database: Database
) -> None:
    number = await drafted(database)
    found = await written(suggestions, database, number, Says())
    await database.execute("update messages set delivery_status = 'rejected' where delivery_status = 'draft'")
    again = await suggestions.written(found.id)
    assert again is not None
    assert (again.draft_id, again.reply) == (None, found.reply)


async def test_parts_of_a_waiting_reply_are_one_suggestion(suggestions: SuggestionStore, database: Database) -> None:
    turns = TurnStore(database)
    claim = await claimed(turns, chat(ASKS))
    parts = tuple(part for text in ("Open it.", "Press E.") for part in reply(text).parts)
    decision = reply(parts=parts, state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT)
    await turns.settle(claim, decision)
    found = await written(suggestions, database, claim.ticket_number, Says())
    assert found.reply.content == "Open it.\n\nPress E."


async def test_an_instruction_reaches_the_agent_and_brings_another(
    suggestions: SuggestionStore, database: Database
) -> None:
    number, agent = await ticket(database), Says()
    first = await written(suggestions, database, number, agent)
    again = await suggestions.ask(number, "Mention the PDF")
    await writer(database, agent).write_all()
    second = await suggestions.written(again)
    assert [turn.instruction for turn in agent.asked] == [None, "Mention the PDF"]
    assert second is not None
    assert (second.id != first.id, await suggestions.ask(number)) == (True, second.id)
    assert (first.repeats, second.repeats) == (False, True)


async def test_a_model_that_is_away_is_asked_again(suggestions: SuggestionStore, database: Database) -> None:
    asked = await suggestions.ask(await ticket(database))
    with pytest.raises(Unavailable):
        await writer(database, Says(Unavailable())).write_all()
    await database.execute("update reply_suggestions set leased_until = clock_timestamp()")
    await writer(database, Says()).write_all()
    assert await suggestions.written(asked) is not None


async def test_a_message_that_breaks_the_agent_ends_without_a_suggestion(
    suggestions: SuggestionStore, database: Database
) -> None:
    asked = await suggestions.ask(await ticket(database))
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            await writer(database, Says(ZeroDivisionError())).write_all()
        await database.execute("update reply_suggestions set leased_until = clock_timestamp()")
    await writer(database, Says(ZeroDivisionError())).write_all()
    found = await suggestions.written(asked)
    assert found is not None
    assert found.reply.reasoning == "No suggestion: the AI could not be asked, 3 tries failed"


async def test_nothing_is_suggested_where_there_is_nothing_to_answer(
    suggestions: SuggestionStore, database: Database
) -> None:
    number = await ticket(database)
    await database.execute("delete from messages")
    with pytest.raises(Conflict):
        await suggestions.ask(number)
    with pytest.raises(NotFound):
        await suggestions.ask("TKT-9999")
