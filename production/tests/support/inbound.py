"""A worker's consumer on a real database; model and topics are made up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.channels.compose import Composer
from production.database.ledger import LedgerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import TooLarge
from production.schemas.records import Partition, Record
from production.schemas.turns import Turn, TurnAction, TurnResult, Verdict
from production.stream.codec import encode
from production.workers.hand_over import HandOver
from production.workers.inbound_consumer import InboundConsumer
from production.workers.pipeline import Pipeline

INCOMING, DEAD = "incoming", "dead"


@dataclass
class Model:
    """Answers with what it was asked, or fails as told."""

    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    breaks_over: str | None = None

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        self.asked.append(turn.text)
        if self.breaks_over and self.breaks_over in turn.text:
            raise ValueError(self.breaks_over)
        if self.failure is not None:
            raise self.failure
        return TurnResult(f"About {turn.text}", TurnAction.REPLY, confidence=1.0)


@dataclass
class Topics:
    published: list[tuple[str, str, bytes, Mapping[str, str]]] = field(default_factory=list)
    largest: int = 1_000_000

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        if len(value) > self.largest:
            raise TooLarge
        self.published.append((topic, key, value, headers))


@dataclass
class Desk:
    """A worker's consumer with everything around it."""

    database: Database
    model: Model
    topics: Topics
    consumer: InboundConsumer
    hand_over: HandOver
    ledger: LedgerStore

    async def rows(self, sql: str) -> list[tuple[object, ...]]:
        async with self.database.connection() as connection:
            return [tuple(row) for row in await connection.fetch(sql)]

    async def change(self, sql: str) -> None:
        async with self.database.connection() as connection:
            await connection.execute(sql)


@pytest.fixture
def desk(database: Database) -> Desk:
    turns, model, topics = TurnStore(database), Model(), Topics()
    compose = Composer("TechCorp", "t.example")
    screen = SemanticClassifier(None, "TechCorp").screen
    hand_over = HandOver(turns, screen, compose)
    pipeline = Pipeline(turns, screen, model, asyncio.Semaphore(4), compose, lambda _: None)
    consumer = InboundConsumer(pipeline, hand_over, turns, topics, DEAD)
    return Desk(database, model, topics, consumer, hand_over, LedgerStore(database))


def record(message: InboundMessage, offset: int = 0) -> Record:
    return Record(Partition(INCOMING, 3), offset, message.key, encode(message), datetime.now(UTC))


def alone() -> list[Record]:
    return []
