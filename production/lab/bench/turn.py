"""`fte bench turn`: what a turn costs worker and Postgres, without Kafka, api, scheduler and sending."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import psutil
import typer

from production.bootstrap.agent import build_agent
from production.bootstrap.areas import area_effects
from production.bootstrap.providers import composer
from production.bootstrap.semantics import embedder, open_knowledge, semantic_classifier
from production.commands.common import print_json
from production.database.knowledge_in_memory import KnowledgeInMemory
from production.database.pool import Database
from production.database.turns import TurnStore
from production.lab.bench.figures import Json, Spread
from production.lab.bench.pipeline import fresh_message, questions_of
from production.lab.bench.spent import processor_s
from production.lab.local.known_vectors import known_vectors
from production.lab.scratch import documents, prepare, scratch_database
from production.settings import Settings
from production.workers.pipeline import Pipeline

_WARM = 170
"""Messages after which a worker knows the articles."""

app = typer.Typer()


@app.command()
def turn(
    messages: Annotated[int, typer.Option(min=10)] = 100,
    runs: Annotated[int, typer.Option(min=1)] = 3,
    samples: Annotated[Path, typer.Option(exists=True, help="Where the questions come from.")] = Path(
        "context/sample-tickets.json"
    ),
) -> None:
    """Messages of new customers one after the other, from admission to the end of the turn: one JSON line."""
    with scratch_database() as settings:
        measured = asyncio.run(_measure(settings, samples, messages, runs))
    print_json({"bench": "turn", "messages": messages, **measured})


async def _measure(settings: Settings, samples: Path, messages: int, runs: int) -> Json:
    await prepare(settings.database_url)
    async with open_knowledge(settings, known_vectors()) as knowledge:
        await knowledge.ingest(documents(samples.parent))
    database = Database(settings.database_url)
    try:
        turns, questions = TurnStore(database, area_effects()), questions_of(samples)
        pipeline = await _pipeline(settings, database, turns)
        server = psutil.Process(await database.fetchval("select pg_backend_pid()")).parent()
        await _run(turns, pipeline, questions, _WARM)
        worker, postgres = [], []
        for _ in range(runs):
            began, before = time.process_time(), processor_s(server)
            await _run(turns, pipeline, questions, messages)
            worker.append((time.process_time() - began) / messages * 1000)
            postgres.append((processor_s(server) - before) / messages * 1000)
    finally:
        await database.close()
    return {"worker_ms": Spread.of(worker).as_json(), "postgres_ms": Spread.of(postgres).as_json()}


async def _pipeline(settings: Settings, database: Database, turns: TurnStore) -> Pipeline:
    embeds, knowledge = embedder(settings), KnowledgeInMemory(database)
    await knowledge.refresh()
    agent, screen = (
        build_agent(settings, database, embeds, knowledge),
        semantic_classifier(embeds, settings.company_name),
    )
    return Pipeline(turns, screen.screen, agent, asyncio.Semaphore(1), composer(settings), lambda _: None)


async def _run(turns: TurnStore, pipeline: Pipeline, questions: list[str], messages: int) -> None:
    batch = uuid4().hex
    for number in range(messages):
        message = fresh_message(batch, number, questions)
        await pipeline.handle(await turns.admit([message]), lambda: False)
