"""`/api/ai/tickets/{id}/draft-response`: the reply that a person finds written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from production.areas.assist import routes
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat, mail
from production.tests.support.api import BEARER, System
from production.tests.support.suggested import FOUND, SAYS, Says, documented, writer
from production.tests.support.turns import claimed, reply
from production.workers.scheduler import Job, repeat

NO_ONE = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
async def agent(system: System) -> AsyncIterator[Says]:
    """The one of a worker that writes what is asked for."""
    says, stop = Says(), asyncio.Event()
    writing = asyncio.create_task(repeat(Job("write", 0.02, writer(system.database, says).write_all), stop))
    yield says
    stop.set()
    await writing


async def ticket(system: System, message: InboundMessage | None = None) -> str:
    turns = TurnStore(system.database)
    claim = await claimed(turns, message or mail("How do I export the tasks of one project?"))
    await turns.settle(claim, reply(parts=(), state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED))
    return claim.ticket_number


async def draft(system: System, number: str) -> httpx.Response:
    return await system.api.get(f"http://inside/api/ai/tickets/{number}/draft-response", headers=BEARER)


async def regenerate(system: System, number: str, instruction: str) -> httpx.Response:
    path = f"http://inside/api/ai/tickets/{number}/draft-response/regenerate"
    return await system.api.post(path, json={"instruction": instruction}, headers=BEARER)


async def reject(system: System, number: str) -> httpx.Response:
    path = f"http://inside/api/ai/tickets/{number}/draft-response/reject"
    return await system.api.post(path, json={"reason": "wrong tone"}, headers=BEARER)


@pytest.mark.usefixtures("agent")
async def test_it_has_the_documented_shape(system: System) -> None:
    await documented(system.database)
    answer = await draft(system, await ticket(system))
    shown: dict[str, Any] = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert (shown["tone"], shown["channel"], shown["draft_id"]) == ("professional", "email", None)
    assert shown["reasoning"] == "Answers from Import and export > Export a project"
    assert shown["personalization"] == {
        "used_order_info": False,
        "mentioned_tracking": False,
        "referenced_past_issue": False,
        "applied_vip_treatment": False,
    }
    assert {"text": SAYS, "source": 0} in shown["sentences"]
    assert (shown["confidence"], shown["missing"], shown["suggestions"]) == (0.95, [], [])


async def test_asking_again_costs_nothing(system: System, agent: Says) -> None:
    number = await ticket(system)
    first, second = [(await draft(system, number)).json() for _ in range(2)]
    assert first == second
    assert len(agent.asked) == 1


async def test_another_one_follows_the_instruction_and_stays(system: System, agent: Says) -> None:
    number = await ticket(system)
    await draft(system, number)
    again = (await regenerate(system, number, "Mention the link")).json()
    assert agent.asked[-1].instruction == "Mention the link"
    assert (await draft(system, number)).json() == again


@pytest.mark.usefixtures("agent")
async def test_a_rejected_suggestion_keeps_why(system: System) -> None:
    number = await ticket(system)
    await draft(system, number)
    assert (await reject(system, number)).status_code == 204
    [kept] = await system.database.fetch("select outcome, reason from reply_suggestions")
    assert (kept["outcome"], kept["reason"]) == ("rejected", "wrong tone")


@pytest.mark.usefixtures("agent")
async def test_the_end_of_a_suggestion_is_told_once(system: System) -> None:
    number = await ticket(system)
    await draft(system, number)
    assert [(await reject(system, number)).status_code for _ in range(2)] == [204, 409]


async def test_a_reply_that_waits_is_not_rejected_as_a_suggestion(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("How do I export?"))
    await turns.settle(claim, reply("Press E.", state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT))
    await writer(system.database, Says()).write_all()
    assert (await reject(system, claim.ticket_number)).status_code == 409


@pytest.mark.usefixtures("agent")
async def test_what_we_think_of_the_customer_reaches_the_colleague_and_never_the_text(system: System) -> None:
    number = await ticket(system, chat("Please cancel my subscription. You are the worst!"))
    await system.database.execute("update messages set sentiment = 0.1")
    shown = (await draft(system, number)).json()
    assert [one["kind"] for one in shown["suggestions"]] == ["churn"]
    assert shown["suggestions"][0]["text"] not in shown["content"]


async def test_a_reply_that_names_an_earlier_ticket_says_so(system: System, agent: Says) -> None:
    before = await ticket(system, mail("My import fails", thread="t1"))
    agent.result = replace(FOUND, reply=f"{before} is about the import of boards.")
    shown = (await draft(system, await ticket(system, mail("Again!", thread="t2")))).json()
    assert shown["personalization"]["referenced_past_issue"] is True


async def test_without_a_worker_the_asker_is_told_to_come_again(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "_PATIENCE_S", 0.01)
    answer = await draft(system, await ticket(system))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


@pytest.mark.parametrize("number", ["TKT-9999", "nonsense", NO_ONE])
async def test_there_is_no_such_ticket(system: System, number: str) -> None:
    assert (await draft(system, number)).status_code == 404
    assert (await regenerate(system, number, "Be brief")).status_code == 404
    assert (await reject(system, number)).status_code == 404


@pytest.mark.parametrize("instruction", ["", "  ", "x" * 501])
async def test_an_instruction_says_something_and_is_short(system: System, instruction: str) -> None:
    answer = await regenerate(system, await ticket(system), instruction)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "instruction")


async def test_a_ticket_without_words_of_the_customer_has_nothing_to_answer(system: System) -> None:
    number = await ticket(system)
    await system.database.execute("delete from messages")
    assert (await draft(system, number)).status_code == 409


@pytest.mark.usefixtures("agent")
async def test_outcomes_are_shown_by_channel_and_confidence(system: System) -> None:
    await draft(system, await ticket(system))
    [shown] = (await system.api.get("/assist/outcomes", headers=BEARER)).json()["outcomes"]
    assert shown == {
        "channel": "email",
        "confidence_from": 0.9,
        "offered": 1,
        "unchanged": 0,
        "edited": 0,
        "median_edit_distance": None,
        "rejected": 0,
        "void": 0,
    }
