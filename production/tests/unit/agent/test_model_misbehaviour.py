"""A server that answers, but wrongly: every kind ends as a typed result or as ModelUnavailable, on both protocols."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence

import httpx2
import pytest
from openai import AsyncOpenAI

from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.limits import Limits
from production.agent.models.openai import Protocol, openai_model
from production.agent.support_agent import SupportAgent
from production.schemas.turns import TurnAction, Usage
from production.tests.support.agent import ANSWER, CALM, SEARCH, TURN, OneOldTicket, OnePassage
from production.tests.unit.agent.model_protocols import INPUT_TOKENS, OUTPUT_TOKENS, PROTOCOLS, Body, text, tool_call

ONE_TRY = Limits(retries=0, steps=4)
GIVE_UP = json.dumps({"reason": "gave up"})

pytestmark = pytest.mark.parametrize("protocol", PROTOCOLS)


def scripted(protocol: Protocol, steps: Sequence[Body | int | Exception], limits: Limits = ONE_TRY) -> SupportAgent:
    """An agent whose server gives these answers in turn, the last one for ever: bodies, HTTP statuses, failures."""
    left: Iterator[Body | int | Exception] = iter(steps)

    def handle(_: httpx2.Request) -> httpx2.Response:
        step = next(left, steps[-1])
        if isinstance(step, Exception):
            raise step
        if isinstance(step, int):
            return httpx2.Response(step, json={"error": {"message": "no"}})
        return httpx2.Response(200, json=step)

    return served(protocol, httpx2.MockTransport(handle), limits)


def served(protocol: Protocol, transport: httpx2.MockTransport, limits: Limits) -> SupportAgent:
    http = httpx2.AsyncClient(transport=transport)
    client = AsyncOpenAI(api_key="none", base_url="http://model.example/v1", max_retries=0, http_client=http)
    return SupportAgent(
        openai_model(client, name="test-model", protocol=protocol), OnePassage(), OneOldTicket(), limits, "TechCorp"
    )


def used(requests: int) -> Usage:
    return Usage(requests, requests * INPUT_TOKENS, requests * OUTPUT_TOKENS)


async def test_a_server_that_behaves_answers_and_its_tokens_are_counted(protocol: Protocol) -> None:
    steps = [
        tool_call(protocol, "search_knowledge_base", json.dumps(SEARCH)),
        tool_call(protocol, "send_response", json.dumps(ANSWER)),
    ]

    result = await scripted(protocol, steps).answer(TURN, CALM)

    assert (result.reply, result.confidence, result.usage) == (ANSWER["reply"], 0.95, used(2))


async def test_a_slow_server_is_away(protocol: Protocol) -> None:
    async def hang(_: httpx2.Request) -> httpx2.Response:
        await asyncio.Event().wait()
        return httpx2.Response(200)

    with pytest.raises(ModelUnavailable) as caught:
        await served(protocol, httpx2.MockTransport(hang), Limits(retries=0, attempt_s=0.05)).answer(TURN, CALM)
    assert caught.value.reason is FailureReason.SLOW


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (429, FailureReason.REFUSED),
        (401, FailureReason.REFUSED),
        (503, FailureReason.REFUSED),
        (httpx2.ConnectError("down"), FailureReason.UNREACHABLE),
        (httpx2.RemoteProtocolError("closed in the middle of the answer"), FailureReason.UNREACHABLE),
        (httpx2.ReadError("reset"), FailureReason.UNREACHABLE),
        (httpx2.ConnectTimeout("no answer"), FailureReason.SLOW),
    ],
)
async def test_a_server_that_fails_midway_is_away_and_what_it_took_is_known(
    protocol: Protocol, failure: int | Exception, why: FailureReason
) -> None:
    search = tool_call(protocol, "search_knowledge_base", json.dumps(SEARCH))

    with pytest.raises(ModelUnavailable) as caught:
        await scripted(protocol, [search, failure]).answer(TURN, CALM)
    assert (caught.value.reason, caught.value.usage) == (why, used(1))


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("search_knowledge_base", '{"query": "export'),
        ("search_knowledge_base", "[1]"),
        ("send_response", '{"reply": "Hi"}'),
        ("refund_customer", '{"amount": 100}'),
        ("", "{}"),
    ],
    ids=["broken json", "no object", "arguments missing", "wrong tool", "no tool"],
)
async def test_a_bad_call_is_refused_and_the_model_may_go_on(protocol: Protocol, tool: str, arguments: str) -> None:
    steps = [tool_call(protocol, tool, arguments), tool_call(protocol, "escalate_to_human", GIVE_UP)]

    result = await scripted(protocol, steps).answer(TURN, CALM)

    assert (result.action, result.reason.detail, result.usage) == (TurnAction.ESCALATE, "gave up", used(2))


@pytest.mark.parametrize("tool", ["search_knowledge_base", "refund_customer"])
async def test_an_endless_tool_loop_goes_to_a_person(protocol: Protocol, tool: str) -> None:
    result = await scripted(protocol, [tool_call(protocol, tool, json.dumps(SEARCH))]).answer(TURN, CALM)

    assert (result.action, result.reason.detail) == (TurnAction.ESCALATE, "the model took too many steps")
    assert result.usage == used(ONE_TRY.steps)


async def test_a_run_stops_at_its_budget_of_tokens(protocol: Protocol) -> None:
    limits = Limits(retries=0, steps=50, tokens=3 * (INPUT_TOKENS + OUTPUT_TOKENS))
    search = tool_call(protocol, "search_knowledge_base", json.dumps(SEARCH))

    result = await scripted(protocol, [search], limits).answer(TURN, CALM)

    assert (result.action, result.reason.detail) == (TurnAction.ESCALATE, "the run used up its tokens")
    assert result.usage == used(3)


async def test_a_call_that_was_cut_off_is_never_carried_out(protocol: Protocol) -> None:
    cut = tool_call(protocol, "send_response", json.dumps(ANSWER)[:-20], cut=True)

    result = await scripted(protocol, [cut]).answer(TURN, CALM)

    assert (result.action, result.reply) == (TurnAction.ESCALATE, "")


async def test_prose_that_was_cut_off_is_never_sent_alone(protocol: Protocol) -> None:
    search = tool_call(protocol, "search_knowledge_base", json.dumps(SEARCH))

    result = await scripted(protocol, [search, text(protocol, "To export a project, sel", cut=True)]).answer(TURN, CALM)

    assert result.action is TurnAction.ESCALATE or result.confidence < 0.90


async def test_a_refusal_goes_to_a_person(protocol: Protocol) -> None:
    result = await scripted(protocol, [text(protocol, "I cannot help with that.", refused=True)]).answer(TURN, CALM)

    assert (result.action, result.reason.detail) == (TurnAction.ESCALATE, "the model refused to answer")
