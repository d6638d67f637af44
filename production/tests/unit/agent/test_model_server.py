"""Whatever a model server sends, the run says whether trying again makes sense."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx2
import pytest
from openai import AsyncOpenAI, Timeout

from production.agent.limits import Limits
from production.agent.models.openai import Protocol, openai_model
from production.agent.models.openai_client import openai_client
from production.agent.support_agent import SupportAgent
from production.schemas.errors import Unavailable
from production.schemas.turns import TurnAction
from production.tests.support.agent import ANSWER, CALM, SEARCH, TURN, OneOldTicket, OnePassage

Handler = Callable[[httpx2.Request], httpx2.Response]
PROTOCOLS: list[Protocol] = ["responses", "chat_completions"]
ONE_TRY = Limits(retries=0)


def agent(handler: Handler, protocol: Protocol, limits: Limits = ONE_TRY) -> SupportAgent:
    http = httpx2.AsyncClient(transport=httpx2.MockTransport(handler))
    client = AsyncOpenAI(api_key="none", base_url="http://model.example/v1", max_retries=0, http_client=http)
    model = openai_model(client, name="test-model", protocol=protocol)
    return SupportAgent(model, OnePassage(), OneOldTicket(), limits, "TechCorp")


def always(status: int, body: object) -> Handler:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda _: httpx2.Response(status, content=content, headers={"content-type": "application/json"})


def completion(tool: str, arguments: object) -> dict[str, object]:
    """A Chat Completions answer that calls one tool."""
    function = {"name": tool, "arguments": json.dumps(arguments)}
    call = {"id": f"call-{tool}", "type": "function", "function": function}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "tool_calls", "message": message}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "test-model", "choices": [choice]}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
async def test_refusals_that_may_pass_are_unavailable(protocol: Protocol, status: int) -> None:
    with pytest.raises(Unavailable, match=str(status)):
        await agent(always(status, {"error": {"message": "no"}}), protocol).answer(TURN, CALM)


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_a_rejected_request_goes_to_a_person(protocol: Protocol) -> None:
    result = await agent(always(400, {"error": {"message": "too long"}}), protocol).answer(TURN, CALM)

    assert (result.action, result.reason.detail) == (TurnAction.ESCALATE, "the model rejected the request (HTTP 400)")


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("error", [httpx2.ConnectError("down"), httpx2.RemoteProtocolError("closed")])
async def test_a_broken_connection_is_unavailable(protocol: Protocol, error: Exception) -> None:
    def broken(_: httpx2.Request) -> httpx2.Response:
        raise error

    with pytest.raises(Unavailable, match="cannot be reached"):
        await agent(broken, protocol).answer(TURN, CALM)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("body", [b'{"id": ', b'"just a string"'])
async def test_an_unreadable_body_is_unavailable(protocol: Protocol, body: bytes) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        await agent(always(200, body), protocol).answer(TURN, CALM)


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_the_server_is_asked_to_keep_nothing(protocol: Protocol) -> None:
    asked: list[dict[str, object]] = []

    def server(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content))
        return httpx2.Response(400, json={"error": {"message": "no"}})

    await agent(server, protocol).answer(TURN, CALM)

    assert [request["store"] for request in asked] == [False]


async def test_one_layer_retries_what_is_transient() -> None:
    statuses = iter([503, 200, 429, 200])
    bodies = iter([completion("search_knowledge_base", SEARCH), completion("send_response", ANSWER)])

    def flaky(_: httpx2.Request) -> httpx2.Response:
        status = next(statuses)
        return httpx2.Response(status, json=next(bodies) if status == 200 else {}, headers={"retry-after": "0"})

    result = await agent(flaky, "chat_completions", Limits(retries=1)).answer(TURN, CALM)

    assert (result.reply, result.confidence) == (ANSWER["reply"], 0.95)


def test_the_client_itself_never_retries() -> None:
    assert openai_client(api_key="none").max_retries == 0


def test_the_client_itself_never_loses_patience() -> None:
    timeout = openai_client(api_key="none").timeout
    assert isinstance(timeout, Timeout)
    assert timeout.read is None
