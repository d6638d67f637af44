"""Events become figures: in the table, and for Prometheus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from prometheus_client import REGISTRY

from production.schemas.events import Event, EventType
from production.schemas.ids import Channel
from production.schemas.records import Partition, Record
from production.workers.metrics_consumer import MetricsConsumer

NOW = datetime.now(UTC)


@dataclass
class Table:
    rows: list[tuple[Event, Mapping[str, float]]] = field(default_factory=list)

    async def record(self, measured: Sequence[tuple[Event, Mapping[str, float]]]) -> None:
        self.rows.extend(measured)


def record(value: bytes) -> Record:
    return Record(Partition("fte.events", 0), 0, "k", value, NOW)


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_a_sent_reply_counts_with_its_latency() -> None:
    conversation = uuid4()
    event = Event(
        event_id=uuid4(),
        type=EventType.REPLY_SENT,
        subject=str(conversation),
        key=str(conversation),
        conversation_id=conversation,
        channel=Channel.WHATSAPP,
        payload={"part": 0, "received_at": (NOW - timedelta(seconds=2)).isoformat()},
        occurred_at=NOW,
    )
    sent = {"type": "reply_sent", "channel": "whatsapp"}
    before = sample("fte_events_total", **sent), sample("fte_answer_seconds_sum", channel="whatsapp")
    table = Table()
    await MetricsConsumer(table).handle([record(event.model_dump_json().encode())], list)
    after = sample("fte_events_total", **sent), sample("fte_answer_seconds_sum", channel="whatsapp")
    assert [values for _, values in table.rows] == [{"reply_sent": 1.0, "response_latency_ms": 2000.0}]
    assert (after[0] - before[0], round(after[1] - before[1], 3)) == (1.0, 2.0)


async def test_a_fact_of_an_area_is_counted_and_measures_nothing() -> None:
    event = Event(event_id=uuid4(), type="deal_won", subject="7", key="ada", payload={}, occurred_at=NOW)
    table, won = Table(), {"type": "deal_won", "channel": "none"}
    await MetricsConsumer(table).handle([record(event.model_dump_json().encode())], list)
    assert (table.rows, sample("fte_events_total", **won)) == ([], 1.0)


async def test_an_event_of_an_older_release_is_about_its_conversation() -> None:
    told = {"event_id": str(uuid4()), "type": "replied", "conversation_id": (conversation := str(uuid4()))}
    event = Event.model_validate({**told, "channel": "email", "payload": {}, "occurred_at": NOW})
    assert (event.subject, event.key) == (conversation, conversation)


async def test_an_unknown_event_is_passed_over() -> None:
    table = Table()
    await MetricsConsumer(table).handle([record(b"{}")], list)
    assert table.rows == []
