"""Where an accepted message is kept while Kafka stumbles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from production.api.intake import Intake
from production.schemas.errors import Unavailable
from production.schemas.spill import Spilled
from production.schemas.topics import Topics
from production.tests.builders import chat


@dataclass
class Store:
    """Kafka or Postgres: takes messages, or is away."""

    away: bool = False
    asked: int = 0
    kept: list[str] = field(default_factory=list)

    def _keep(self, event_id: str) -> None:
        self.asked += 1
        if self.away:
            raise Unavailable("away")
        self.kept.append(event_id)

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        self._keep(headers["event_id"])

    async def ping(self) -> None:
        raise AssertionError

    async def spill(self, item: Spilled) -> None:
        self._keep(item.event_id)


@dataclass
class Door:
    kafka: Store = field(default_factory=Store)
    postgres: Store = field(default_factory=Store)
    now: float = 100.0

    def __post_init__(self) -> None:
        self.intake = Intake(self.kafka, self.postgres, Topics(), lambda: self.now)


@pytest.fixture
async def stumbled() -> Door:
    """Kafka has just failed to take a message in time, and works again."""
    door = Door(kafka=Store(away=True))
    await door.intake.accept(chat())
    door.kafka.away = False
    return door


async def test_a_message_that_kafka_does_not_take_is_kept_in_postgres() -> None:
    door = Door(kafka=Store(away=True))
    message = chat()
    await door.intake.accept(message)
    assert door.postgres.kept == [message.event_id]


async def test_the_next_message_does_not_wait_for_kafka_again(stumbled: Door) -> None:
    message = chat("Are you there?")
    await stumbled.intake.accept(message)
    assert (stumbled.kafka.asked, stumbled.postgres.kept[-1]) == (1, message.event_id)


async def test_a_moment_later_kafka_is_asked_again(stumbled: Door) -> None:
    stumbled.now += 2
    message = chat("Are you there?")
    await stumbled.intake.accept(message)
    assert stumbled.kafka.kept == [message.event_id]


async def test_with_postgres_away_too_kafka_is_asked_at_once(stumbled: Door) -> None:
    stumbled.postgres.away = True
    message = chat("Are you there?")
    await stumbled.intake.accept(message)
    assert stumbled.kafka.kept == [message.event_id]


async def test_with_both_away_nothing_is_promised(stumbled: Door) -> None:
    stumbled.postgres.away = stumbled.kafka.away = True
    with pytest.raises(Unavailable):
        await stumbled.intake.accept(chat("Are you there?"))
