"""The five tools and the resources as a client of the SDK uses them over HTTP, and what each writes."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import UUID

import httpx2
import pytest
from mcp.shared.exceptions import MCPError

from production.channels.registry import channels
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.drafts import DraftStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import MessageKind
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import because, chat, mail
from production.tests.support.assistant import ARTICLE, Assistant, fetch, rows
from production.tests.support.turns import claimed, reply

ADA = "ada@example.com"
REQUEST = {
    "customer": ADA,
    "channel": "email",
    "category": "technical",
    "priority": "high",
    "summary": "Wants her boards restored.",
}


async def done(client: Assistant, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return dict(result.structured_content)


async def refused(client: Assistant, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)


async def read(client: Assistant, uri: str) -> str:
    return str((await client.read_resource(uri)).contents[0].text)


async def test_the_five_tools_are_listed(client: Assistant) -> None:
    tools = (await client.list_tools()).tools
    assert sorted(tool.name for tool in tools) == [
        "create_ticket",
        "escalate_to_human",
        "get_customer_history",
        "search_knowledge_base",
        "send_response",
    ]


async def test_every_argument_is_described(client: Assistant) -> None:
    for tool in (await client.list_tools()).tools:
        assert tool.description
        assert all("description" in one or "$ref" in one for one in tool.input_schema["properties"].values()), tool.name


async def test_search_finds_the_article(client: Assistant, article: str) -> None:
    [passage] = (await done(client, "search_knowledge_base", query="export a board as CSV"))["passages"]
    assert passage["document"] == article


async def test_history_of_whoever_wrote_a_ticket(client: Assistant, turn: Claim) -> None:
    history = await done(client, "get_customer_history", ticket_number=turn.ticket_number)
    assert (history["customer"]["id"], history["customer"]["email"]) == (str(turn.customer_id), ADA)
    assert [ticket["ticket_number"] for ticket in history["tickets"]] == [turn.ticket_number]


async def test_nobodys_history_is_read_without_a_ticket_of_theirs(client: Assistant, turn: Claim) -> None:
    text = await refused(client, "get_customer_history", customer=str(turn.customer_id))
    assert text.startswith("customer: ")


@pytest.mark.parametrize("may_send", [False])
async def test_an_answer_waits_for_a_person(client: Assistant, turn: Claim, database: Database) -> None:
    sent = [await done(client, "send_response", ticket_number=turn.ticket_number, reply="Done.") for _ in range(2)]
    assert [(one["queued"], one["drafted"]) for one in sent] == [(False, True), (False, False)]
    [draft] = json.loads(await read(client, "fte://drafts"))
    assert (draft["ticket_number"], draft["question"]) == (turn.ticket_number, "How do I export a board?")
    assert "Done." in draft["text"]
    [human] = await fetch(database, "select delivery_status from messages where role = 'human'")
    assert human["delivery_status"] == "draft"
    [ticket] = await fetch(database, "select status from tickets")
    assert ticket["status"] == "waiting_customer"
    assert await DraftStore(database, EVERYTHING).approve(UUID(draft["id"]), None)
    [human] = await fetch(database, "select delivery_status from messages where role = 'human'")
    assert human["delivery_status"] == "pending"


async def test_a_ticket_is_filed_once_in_the_customers_conversation(
    client: Assistant, turn: Claim, database: Database
) -> None:
    first, again = await done(client, "create_ticket", **REQUEST), await done(client, "create_ticket", **REQUEST)
    assert (first["opened"], again["opened"], again["ticket_number"]) == (True, False, first["ticket_number"])
    [ticket] = await fetch(database, "select * from tickets where priority = 'high'")
    assert (ticket["conversation_id"], ticket["customer_id"]) == (turn.conversation_id, turn.customer_id)
    assert (ticket["status"], ticket["category"], ticket["subject"]) == ("open", "technical", REQUEST["summary"])


async def test_no_ticket_on_a_channel_where_the_customer_never_wrote(client: Assistant, database: Database) -> None:
    before = await rows(database)
    assert (await refused(client, "create_ticket", **REQUEST | {"channel": "whatsapp"})).startswith("channel: ")
    assert await rows(database) == before


async def test_a_person_gets_the_ticket_its_conversation_and_one_event(
    client: Assistant, turn: Claim, database: Database
) -> None:
    for handed_over in (True, False):
        answer = await done(client, "escalate_to_human", ticket_number=turn.ticket_number, reason="asks for a call")
        assert answer["handed_over"] is handed_over
    [ticket] = await fetch(database, "select status, escalation_reason, assigned_team from tickets")
    assert ticket == {"status": "escalated", "escalation_reason": "asks for a call", "assigned_team": "support"}
    assert (await claimed(TurnStore(database), mail("And now?"))).assigned_to_human
    [event] = await fetch(database, "select payload from event_outbox where type = 'escalated'")
    hands = {"team": "support", "customer": str(turn.customer_id)}
    told = {"ticket": str(turn.ticket_id), "reason": "asks for a call", "actor": "operator"}
    assert event["payload"] == told | hands


async def test_a_closed_ticket_is_not_escalated(client: Assistant, turn: Claim, database: Database) -> None:
    await fetch(database, "update tickets set status = 'closed'")
    before = await rows(database)
    text = await refused(client, "escalate_to_human", ticket_number=turn.ticket_number, reason="late")
    assert "cannot go from closed to escalated" in text
    assert await rows(database) == before


async def test_a_reply_leaves_through_the_sender_to_whoever_wrote(
    client: Assistant, turn: Claim, database: Database
) -> None:
    outbox = OutboxStore(database)
    [earlier] = await outbox.take(Channel.EMAIL, 10)
    await outbox.mark_sent(earlier.message.id, "earlier")
    assert (await done(client, "send_response", ticket_number=turn.ticket_number, reply="Done, Ada."))["queued"]
    [attempt] = await outbox.take(Channel.EMAIL, 10)
    message = attempt.message
    assert (message.recipient, message.thread, message.automatic) == (ADA, turn.last.email, False)
    assert message.text.startswith("Hello Ada,\n\nDone, Ada.")
    assert message.correlation_id.endswith("@techcorp.example")


async def test_the_same_words_are_sent_once(client: Assistant, turn: Claim, database: Database) -> None:
    sent = [await done(client, "send_response", ticket_number=turn.ticket_number, reply="Done.") for _ in range(2)]
    assert [one["queued"] for one in sent] == [True, False]
    assert len(await fetch(database, "select 1 from messages where role = 'human'")) == 1


async def test_two_assistants_at_once_open_one_ticket_and_send_one_reply(
    client: Assistant, turn: Claim, database: Database
) -> None:
    answer = {"ticket_number": turn.ticket_number, "reply": "Done."}
    filed = await asyncio.gather(*(done(client, "create_ticket", **REQUEST) for _ in range(3)))
    sent = await asyncio.gather(*(done(client, "send_response", **answer) for _ in range(3)))
    assert sorted(one["opened"] for one in filed) == sorted(one["queued"] for one in sent) == [False, False, True]
    assert len(await fetch(database, "select 1 from tickets")) == 2
    assert len(await fetch(database, "select 1 from messages where role = 'human'")) == 1


async def test_a_long_chat_leaves_in_parts_in_order(client: Assistant, database: Database) -> None:
    turns = TurnStore(database)
    claim = await claimed(turns, chat("Help"))
    await turns.settle(claim, reply(parts=(), state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED))
    await done(client, "send_response", ticket_number=claim.ticket_number, reply="One sentence of many. " * 120)
    parts = await fetch(database, "select part, content from messages where role = 'human' order by part")
    assert [one["part"] for one in parts] == [0, 1]
    [ticket] = await fetch(database, "select status from tickets where source_channel = 'whatsapp'")
    assert ticket["status"] == "waiting_customer"


async def test_a_reply_takes_the_place_of_a_waiting_draft(client: Assistant, database: Database) -> None:
    turns = TurnStore(database)
    claim = await claimed(turns, chat("Help"))
    await turns.settle(claim, reply("A guess", state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT))
    assert json.loads(await read(client, "fte://drafts"))[0]["text"] == "A guess"
    await done(client, "send_response", ticket_number=claim.ticket_number, reply="I know.")
    assert json.loads(await read(client, "fte://drafts")) == []


async def test_a_reply_longer_than_the_channel_allows_is_refused(
    client: Assistant, turn: Claim, database: Database
) -> None:
    before = await rows(database)
    text = await refused(client, "send_response", ticket_number=turn.ticket_number, reply="word " * 600)
    assert text.startswith("reply: is longer than email allows")
    assert await rows(database) == before


async def test_who_wants_no_more_messages_gets_none(client: Assistant, database: Database) -> None:
    turns = TurnStore(database)
    claim = await claimed(turns, chat("Help"))
    await turns.settle(claim, reply())
    stop = chat("STOP", kind=MessageKind.STOP)
    await turns.park(stop, state=LedgerState.IGNORED, reason=because("asked for no more messages"))
    before = await rows(database)
    text = await refused(client, "send_response", ticket_number=claim.ticket_number, reply="Just one more")
    assert "asked for no more messages on whatsapp" in text
    assert await rows(database) == before


async def test_nobody_is_answered_while_the_ai_answers(client: Assistant, turn: Claim, database: Database) -> None:
    await claimed(TurnStore(database), mail("One more question"))
    before = await rows(database)
    text = await refused(client, "send_response", ticket_number=turn.ticket_number, reply="Here you are")
    assert "is being answered at this moment" in text
    assert await rows(database) == before


async def test_a_resolved_ticket_is_not_answered(client: Assistant, turn: Claim, database: Database) -> None:
    await fetch(database, "update tickets set status = 'resolved'")
    text = await refused(client, "send_response", ticket_number=turn.ticket_number, reply="By the way")
    assert "cannot go from resolved to waiting_customer" in text


WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("query", "search_knowledge_base", {"query": "  "}),
    ("limit", "search_knowledge_base", {"query": "export", "limit": 0}),
    ("ticket_number", "get_customer_history", {"ticket_number": "TKT-9999"}),
    ("ticket_number", "get_customer_history", {"ticket_number": "ada@example.com"}),
    ("customer", "create_ticket", REQUEST | {"customer": "not an address"}),
    ("customer", "create_ticket", REQUEST | {"customer": "a\x00b"}),
    ("customer", "create_ticket", REQUEST | {"customer": "00000000-0000-0000-0000-000000000000"}),
    ("channel", "create_ticket", REQUEST | {"channel": "web_form"}),
    ("category", "create_ticket", REQUEST | {"category": "magic"}),
    ("priority", "create_ticket", {key: REQUEST[key] for key in REQUEST if key != "priority"}),
    ("summary", "create_ticket", REQUEST | {"summary": "x" * 301}),
    ("ticket_number", "escalate_to_human", {"ticket_number": "TKT-9999", "reason": "because"}),
    ("ticket_number", "escalate_to_human", {"ticket_number": "7 or 1=1", "reason": "because"}),
    ("reason", "escalate_to_human", {"ticket_number": "TKT-0001", "reason": ""}),
    ("reply", "send_response", {"ticket_number": "TKT-0001", "reply": "a\x00b"}),
    ("to", "send_response", {"ticket_number": "TKT-0001", "reply": "Hi", "to": "eve@example.net"}),
]


async def test_a_wrong_argument_is_named_and_nothing_is_written(client: Assistant, database: Database) -> None:
    before = await rows(database)
    texts = [await refused(client, tool, **arguments) for _, tool, arguments in WRONG]
    assert [text.partition(": ")[0] for text in texts] == [field for field, _, _ in WRONG]
    assert await rows(database) == before


async def test_the_ticket_and_its_conversation_can_be_read(client: Assistant, turn: Claim) -> None:
    ticket = json.loads(await read(client, f"fte://tickets/{turn.ticket_number}"))
    conversation = json.loads(await read(client, f"fte://conversations/{turn.conversation_id}"))
    assert [one["content"] for one in ticket["messages"]] == ["How do I export a board?", "Choose Export."]
    assert [one["delivery_status"] for one in conversation["messages"]] == ["received", "pending"]


async def test_articles_are_listed_and_read(client: Assistant, article: str) -> None:
    [listed] = json.loads(await read(client, "fte://knowledge"))
    assert listed["document"] == article
    assert ARTICLE.splitlines()[-1] in await read(client, listed["uri"])


async def test_every_channel_has_its_figures(client: Assistant) -> None:
    figures = json.loads(await read(client, "fte://metrics/channels"))
    assert {one["channel"] for one in figures} == set(channels())
    assert {"escalation_rate", "alerts", "avg_latency_ms"} <= figures[0].keys()


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("fte://tickets/TKT-9999", "There is no ticket TKT-9999"),
        ("fte://tickets/7", "pattern"),
        ("fte://conversations/me", "UUID"),
        ("fte://knowledge/none.md", "There is no article none.md"),
        ("fte://secrets", "Unknown resource"),
    ],
)
async def test_what_does_not_exist_is_said_so(client: Assistant, uri: str, said: str) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        await client.read_resource(uri)
    assert caught.group_contains(MCPError, match=said)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic a-service-token"}])
async def test_without_the_service_token_nobody_is_let_in(address: str, headers: dict[str, str]) -> None:
    async with httpx2.AsyncClient(headers=headers) as http:
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
        answer = await http.post(address, json=call, headers={"Accept": "application/json, text/event-stream"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
