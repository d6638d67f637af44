"""`fte bench cost`: how much a model reads and writes for a message, and what that costs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer
from agents import FunctionTool, Model, ModelResponse, Usage
from agents.items import TResponseStreamEvent
from openai.types.responses import ResponseFunctionToolCall

from production import logs
from production.agent.limits import Limits
from production.agent.ports import KnowledgeSearch
from production.agent.support_agent import SupportAgent
from production.commands.common import print_json
from production.crm.knowledge.model import Passage
from production.crm.knowledge.ports import Embedder
from production.lab.demo.samples import Sample, load
from production.lab.evals.worker import Line, built_in, scratch_worker
from production.lab.scratch import NoHistory
from production.schemas.outcomes import EndCode
from production.schemas.turns import ScreenAction, Turn, TurnAction, TurnResult, Verdict

_CHARACTERS_PER_TOKEN = 4
"""OpenAI's rule of thumb for English."""
_SUMMARY_CHARACTERS = 200
_KINDS = {TurnAction.REPLY: "answer", TurnAction.CLARIFY: "question", TurnAction.CLOSE: "closing"}

app = typer.Typer()


@dataclass(slots=True)
class Weight:
    """How much a model had to read and write, in characters."""

    requests: int = 0
    read: int = 0
    written: int = 0


@app.command()
def cost(
    context: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Samples and documents.")] = Path(
        "context"
    ),
    price_input: Annotated[float, typer.Option(min=0, help="Dollars per million tokens read.")] = 2.5,
    price_output: Annotated[float, typer.Option(min=0, help="Dollars per million tokens written.")] = 10.0,
) -> None:
    """Weigh what the sample messages make a model read and write, which takes the steps of the built-in agent."""
    samples = [one for one in load(context / "sample-tickets.json") if not one.follows]
    logs.configure("warning")
    weight, asked = asyncio.run(_weigh(context, samples))
    tokens_in, tokens_out = weight.read / _CHARACTERS_PER_TOKEN, weight.written / _CHARACTERS_PER_TOKEN
    dollars = (tokens_in * price_input + tokens_out * price_output) / 1_000_000
    print_json(
        {
            "bench": "cost",
            "messages": len(samples),
            "reached_a_model": asked,
            "requests_a_message": round(weight.requests / len(samples), 2),
            "tokens_read_a_message": round(tokens_in / len(samples)),
            "tokens_written_a_message": round(tokens_out / len(samples)),
            "price_input": price_input,
            "price_output": price_output,
            "dollars_per_1000_messages": round(1000 * dollars / len(samples), 2),
        }
    )


async def _weigh(context: Path, samples: list[Sample]) -> tuple[Weight, int]:
    """The weight of all samples, and how many of them screening let pass."""
    weight, asked = Weight(), 0
    async with scratch_worker(context, partial(_Weighed, weight)) as worker:
        for one in samples:
            verdict, _ = await worker.hear(Line(one.channel, one.message, one.subject))
            asked += verdict.action is ScreenAction.ANSWER
    return weight, asked


class _Weighed:
    """Answers as the built-in agent, and weighs what a model would have been sent and had sent for the same steps."""

    def __init__(self, weight: Weight, embedder: Embedder, knowledge: KnowledgeSearch, company: str) -> None:
        self._weight = weight
        self._embedder = embedder
        self._knowledge = knowledge
        self._company = company

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        noted = _Noted(self._knowledge)
        result = await built_in(self._embedder, noted, self._company).answer(turn, verdict)
        model = _Repeating(noted.queries, turn, result, self._weight)
        await SupportAgent(model, self._knowledge, NoHistory(), Limits(), self._company).answer(turn, verdict)
        return result


@dataclass(frozen=True, slots=True)
class _Noted:
    """Notes what is searched for."""

    knowledge: KnowledgeSearch
    queries: list[str] = field(default_factory=list)

    async def search(self, query: str, *, limit: int = 5, language: str | None = None) -> list[Passage]:
        self.queries.append(query)
        return await self.knowledge.search(query, limit=limit, language=language)


@dataclass(slots=True)
class _Repeating(Model):
    """Searches for `queries`, if there are any, and then ends the turn with `result`.

    Weighs both as a provider would bill it: whole requests, tools included.
    """

    queries: Sequence[str]
    turn: Turn
    result: TurnResult
    weight: Weight

    async def get_response(self, *arguments: Any, **named: Any) -> ModelResponse:
        """Asked with system instructions, input, settings and tools, in this order or by these names."""
        asked = dict(zip(("system_instructions", "input", "model_settings", "tools"), arguments, strict=False)) | named
        tools = [tool for tool in asked["tools"] if isinstance(tool, FunctionTool)]
        described = [(tool.name, tool.description, tool.params_json_schema) for tool in tools]
        self.weight.requests += 1
        self.weight.read += len(asked["system_instructions"] or "") + len(json.dumps([asked["input"], described]))
        output = [_call(name, given) for name, given in self._next()]
        self.weight.written += sum(len(item.model_dump_json(include={"name", "arguments"})) for item in output)
        return ModelResponse(output=list(output), usage=Usage(requests=1), response_id=None)

    def _next(self) -> list[tuple[str, dict[str, Any]]]:
        if self.queries:
            queries, self.queries = self.queries, ()
            return [("search_knowledge_base", {"query": query}) for query in queries]
        summary = " ".join((self.turn.subject or self.turn.text).split())[:_SUMMARY_CHARACTERS]
        filed = {"category": self.result.category, "priority": self.result.priority, "summary": summary}
        return [("create_ticket", filed), _end(self.result)]

    def stream_response(self, *_: Any, **__: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Turns are never streamed."""
        raise NotImplementedError


def _end(result: TurnResult) -> tuple[str, dict[str, Any]]:
    if result.action is TurnAction.ESCALATE:
        return "escalate_to_human", {"reason": result.reason.detail, "cause": EndCode.NOT_DOCUMENTED}
    said = {"reply": result.reply, "confidence": result.confidence, "kind": _KINDS[result.action]}
    cited = [{"sentence": one, "passage": f"{of.document}#{of.chunk}", "quote": one} for one, of in result.carried]
    return "send_response", {**said, "citations": cited}


def _call(tool: str, arguments: dict[str, Any]) -> ResponseFunctionToolCall:
    identity = uuid4().hex
    return ResponseFunctionToolCall(
        call_id=identity, type="function_call", name=tool, arguments=json.dumps(arguments, ensure_ascii=False)
    )
