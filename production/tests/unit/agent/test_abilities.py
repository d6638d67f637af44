"""A model is asked what it can do before it answers a customer, on both protocols."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace

import httpx2
import pytest
from agents import Model
from openai import AsyncOpenAI

from production.agent.abilities import Abilities, ProbedAgent, ToolProbe, probe
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.models.openai import Protocol, openai_model
from production.agent.ports import Agent
from production.schemas.turns import ScreenAction, Trigger, Turn, TurnAction, TurnResult, Verdict
from production.tests.support.agent import CALM, TURN
from production.tests.unit.agent.model_protocols import PROTOCOLS, Body, text, tool_call

BLUE = json.dumps({"colour": "blue"})
Answer = Callable[[bool], Body | int]
"""By whether the request brings a tool."""

pytestmark = pytest.mark.parametrize("protocol", PROTOCOLS)


def served(protocol: Protocol, answer: Answer) -> Model:
    def handle(request: httpx2.Request) -> httpx2.Response:
        given = answer(bool(json.loads(request.content).get("tools")))
        if isinstance(given, int):
            return httpx2.Response(given, json={"error": {"message": "no"}})
        return httpx2.Response(200, json=given)

    http = httpx2.AsyncClient(transport=httpx2.MockTransport(handle))
    client = AsyncOpenAI(api_key="none", base_url="http://model.example/v1", max_retries=0, http_client=http)
    return openai_model(client, name="test-model", protocol=protocol)


def able(protocol: Protocol) -> Answer:
    return lambda tools: tool_call(protocol, "pick", BLUE) if tools else text(protocol, BLUE)


def probed(agent: Agent, model: Model) -> ProbedAgent:
    return ProbedAgent(agent, ToolProbe(model, 5.0))


class Answers:
    """An agent that counts."""

    def __init__(self) -> None:
        self.turns = 0

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        self.turns += 1
        return TurnResult("Yes.", TurnAction.REPLY, 1.0)


async def test_what_a_model_does_as_told_it_can(protocol: Protocol) -> None:
    assert await probe(served(protocol, able(protocol))) == Abilities(tools=True, schema=True)


@pytest.mark.parametrize(
    "arguments", ['{"colour": "green"}', '{"colour": "mauve"}', '{"color": "blue"}', "blue", '{"colour": "bl']
)
async def test_a_call_with_other_arguments_is_none(protocol: Protocol, arguments: str) -> None:
    found = await probe(served(protocol, lambda _: tool_call(protocol, "pick", arguments)))
    assert not found.tools


@pytest.mark.parametrize("said", ["The sea is blue.", '{"colour": "mauve"}', ""])
async def test_prose_is_neither_a_call_nor_json(protocol: Protocol, said: str) -> None:
    assert await probe(served(protocol, lambda _: text(protocol, said))) == Abilities(tools=False, schema=False)


async def test_a_server_that_refuses_tools_has_none(protocol: Protocol) -> None:
    model = served(protocol, lambda tools: 400 if tools else text(protocol, BLUE))
    assert await probe(model) == Abilities(tools=False, schema=True)


async def test_a_model_without_tools_answers_nobody(protocol: Protocol) -> None:
    answers = Answers()
    with pytest.raises(ModelUnavailable) as refused:
        await probed(answers, served(protocol, lambda _: text(protocol, BLUE))).answer(TURN, CALM)
    assert (refused.value.reason, answers.turns) == (FailureReason.NO_TOOLS, 0)


async def test_a_model_is_asked_once(protocol: Protocol) -> None:
    asked: list[bool] = []

    def answer(*tools: bool) -> Body | int:
        asked.extend(tools)
        return able(protocol)(*tools)

    agent = probed(Answers(), served(protocol, answer))
    await asyncio.gather(*(agent.answer(TURN, CALM) for _ in range(3)))
    assert asked == [True]


async def test_a_server_that_was_away_is_asked_again(protocol: Protocol) -> None:
    away = [503]
    answers = Answers()
    agent = probed(answers, served(protocol, lambda tools: away.pop() if away else able(protocol)(tools)))
    with pytest.raises(ModelUnavailable) as refused:
        await agent.answer(TURN, CALM)
    assert (refused.value.reason, answers.turns) == (FailureReason.REFUSED, 0)
    await agent.answer(TURN, CALM)
    assert answers.turns == 1


async def test_nobody_asks_a_model_about_what_is_left_to_a_person(protocol: Protocol) -> None:
    asked: list[bool] = []

    def answer(*tools: bool) -> Body | int:
        asked.extend(tools)
        return able(protocol)(*tools)

    screened = replace(CALM, action=ScreenAction.ESCALATE, triggers=(Trigger.HUMAN,))
    result = await probed(Answers(), served(protocol, answer)).answer(TURN, screened)
    assert (result.action, asked) == (TurnAction.ESCALATE, [])
