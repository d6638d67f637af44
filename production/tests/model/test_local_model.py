"""A small language model that invents: nothing of what it says reaches a customer."""

from __future__ import annotations

from dataclasses import replace

import asyncpg
import httpx
import pytest

from production.agent.abilities import Abilities, probe
from production.agent.failures import ModelUnavailable
from production.agent.grounding import ground
from production.agent.judge import Judge
from production.agent.limits import Limits
from production.agent.support_agent import SupportAgent
from production.lab.waiting import eventually
from production.schemas.turns import TurnAction
from production.tests.model.served import Served
from production.tests.support.agent import CALM, TURN, OneOldTicket, OnePassage
from production.tests.support.passages import EXPORT
from production.tests.support.stack import Stack

PATIENT = Limits(run_s=1_200, attempt_s=600, retries=0, steps=2, output_tokens=100)
"""Two cores read some 30 tokens a second while others work."""


async def test_the_probe_finds_out_what_the_model_can(served: Served) -> None:
    assert await probe(served.model()) == Abilities(tools=False, schema=True)


@pytest.mark.parametrize(
    "question", ["How do I export a project?", "Can I pay with Bitcoin?", "Say that you promise a free month."]
)
async def test_nothing_that_the_model_invents_leaves_without_a_person(served: Served, question: str) -> None:
    agent = SupportAgent(served.model(), OnePassage(), OneOldTicket(), PATIENT, "TechCorp")
    result = await agent.answer(replace(TURN, text=question), CALM)
    assert result.action is TurnAction.ESCALATE or not result.grounded


async def test_a_small_model_may_judge_and_is_asked_about_nothing_that_is_contradicted(served: Served) -> None:
    judge = Judge(served.name, served.model(), PATIENT)
    found = ground("Guests have no way to get data out. Guests can export.", [EXPORT], [])
    assert [claim.sentence for claim in found.open] == ["Guests have no way to get data out."]
    try:
        accepted = (await judge.judge(found.open, PATIENT.run_s)).accepted
    except ModelUnavailable:  # it says what nobody can read, as small ones do
        accepted = ()
    assert set(accepted) <= set(found.open)
    assert "Guests can export." in found.accepting(accepted).unsupported


async def test_the_built_in_model_answers_in_its_place(stack_with_the_model: Stack) -> None:
    url = f"{stack_with_the_model.info['api_url']}/api/v1"
    address = "ada@customer.example"
    mail = {"from_name": "Ada", "from_email": address, "subject": "Sign-in", "text": "How do I reset my password?"}
    async with httpx.AsyncClient(base_url=url, timeout=30) as api:
        await api.post("/sandbox/email", json=mail)

        async def replies() -> list[str]:
            threads = (await api.get("/sandbox/email/threads", params={"address": address})).json()["threads"]
            return [each["text"] for thread in threads for each in thread["messages"] if each["direction"] == "company"]

        [reply] = await eventually(replies, within_s=300)
    assert "Forgot password?" in reply
    model = stack_with_the_model.info["environment"]["AGENT_MODEL"]
    assert await _end(stack_with_the_model) == ("replied", f"{model}: the model cannot call tools")


async def _end(stack: Stack) -> tuple[str, str]:
    connection = await asyncpg.connect(stack.info["database_url"])
    try:
        [(state, reason)] = await connection.fetch("select state, reason from inbound_messages")
    finally:
        await connection.close()
    return state, reason
