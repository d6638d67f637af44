"""`fte bench cost`: how much a model reads and writes for a message, and what that costs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from agents import FunctionTool, Model, ModelResponse
from agents.items import TResponseStreamEvent

from production import logs
from production.agent.models.offline import OfflineModel
from production.commands.common import print_json
from production.lab.demo.samples import Sample, load
from production.lab.evals.worker import Line, scratch_worker
from production.schemas.turns import ScreenAction

_CHARACTERS_PER_TOKEN = 4
"""OpenAI's rule of thumb for English."""

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
    """Weigh what the sample messages make a model read and write, with the built-in one in its place."""
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
    async with scratch_worker(context, lambda embeds: _Weighed(OfflineModel(embeds), weight)) as worker:
        for one in samples:
            verdict, _ = await worker.hear(Line(one.channel, one.message, one.subject))
            asked += verdict.action is ScreenAction.ANSWER
    return weight, asked


class _Weighed(Model):
    """Passes everything on and weighs it, as a provider would bill it: whole requests, tools included."""

    def __init__(self, model: Model, weight: Weight) -> None:
        self._model = model
        self._weight = weight

    async def get_response(self, *arguments: Any, **named: Any) -> ModelResponse:
        """Asked with system instructions, input, settings and tools, in this order or by these names."""
        asked = dict(zip(("system_instructions", "input", "model_settings", "tools"), arguments, strict=False)) | named
        tools = [tool for tool in asked["tools"] if isinstance(tool, FunctionTool)]
        described = [(tool.name, tool.description, tool.params_json_schema) for tool in tools]
        self._weight.requests += 1
        self._weight.read += len(asked["system_instructions"] or "") + len(json.dumps([asked["input"], described]))
        answer = await self._model.get_response(*arguments, **named)
        self._weight.written += sum(len(item.model_dump_json(include={"name", "arguments"})) for item in answer.output)
        return answer

    def stream_response(self, *_: Any, **__: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Turns are never streamed."""
        raise NotImplementedError
