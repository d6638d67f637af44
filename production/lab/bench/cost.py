"""`fte bench cost`: how much a model reads and writes for a message, and what that costs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from production import logs
from production.agent.guardrails.normalise import truncate
from production.agent.limits import Limits
from production.agent.models.offline import OfflineModel
from production.agent.support_agent import SupportAgent
from production.bootstrap.schema import migrate_database
from production.bootstrap.semantics import embedder, open_knowledge, semantic_classifier
from production.commands.common import print_json
from production.lab.demo.samples import Sample, load
from production.lab.evals.usage_recorder import UsageRecorder
from production.lab.scratch import NoHistory, documents, scratch_database
from production.schemas.turns import ScreenAction, Turn
from production.settings import Settings

_CHARACTERS_PER_TOKEN = 4
"""OpenAI's rule of thumb for English."""

app = typer.Typer()


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
    with scratch_database() as settings:
        usage, asked = asyncio.run(_record_usage(settings, context, samples))
    tokens_in, tokens_out = usage.read / _CHARACTERS_PER_TOKEN, usage.written / _CHARACTERS_PER_TOKEN
    dollars = (tokens_in * price_input + tokens_out * price_output) / 1_000_000
    print_json(
        {
            "bench": "cost",
            "messages": len(samples),
            "reached_a_model": asked,
            "requests_a_message": round(usage.requests / len(samples), 2),
            "tokens_read_a_message": round(tokens_in / len(samples)),
            "tokens_written_a_message": round(tokens_out / len(samples)),
            "price_input": price_input,
            "price_output": price_output,
            "dollars_per_1000_messages": round(1000 * dollars / len(samples), 2),
        }
    )


async def _record_usage(settings: Settings, context: Path, samples: list[Sample]) -> tuple[UsageRecorder, int]:
    """The usage of all samples, and how many of them screening let pass."""
    logs.configure(settings.log_level)
    await migrate_database(settings)
    embeds = embedder(settings)
    screen = semantic_classifier(embeds, settings.company_name).screen
    usage, asked = UsageRecorder(OfflineModel(embeds)), 0
    async with open_knowledge(settings) as knowledge:
        await knowledge.ingest(documents(context))
        agent = SupportAgent(usage, knowledge, NoHistory(), Limits(), settings.company_name)
        for one in samples:
            verdict = await screen(truncate(f"{one.subject or ''}\n{one.message}"), one.channel)
            if verdict.action is ScreenAction.ANSWER:
                asked += 1
                turn = Turn(uuid4(), uuid4(), one.channel, "TKT-0001", one.message, subject=one.subject)
                await agent.answer(turn, verdict)
    return usage, asked
