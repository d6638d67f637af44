"""One message makes one trace, from the webhook to the provider, across the stream."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from production.channels.own_pages import OwnPages
from production.database.outbox import OutboxStore
from production.schemas.ids import Channel
from production.schemas.records import Partition, Record
from production.tests.support.api import System
from production.tests.support.calls import FORM
from production.tests.support.inbound import Desk, alone
from production.workers.sender import Sender


async def answered_form(system: System, desk: Desk, spans: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    """A form goes all the way; its spans by name."""
    await system.api.post("/support/form", json=FORM)
    [(topic, value)] = system.broker.published
    await desk.consumer.handle([Record(Partition(topic, 0), 0, FORM["email"], value, datetime.now(UTC))], alone)
    stop = asyncio.Event()
    sender = Sender(OutboxStore(system.database), Channel.WEB_FORM, OwnPages())
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(sender.run(stop))
        while "send" not in {span.name for span in spans.get_finished_spans()}:
            await asyncio.sleep(0.02)
        stop.set()
    return {span.name: span for span in spans.get_finished_spans()}


async def test_a_message_is_one_trace(system: System, desk: Desk, spans: InMemorySpanExporter) -> None:
    found = await answered_form(system, desk, spans)
    assert found.keys() >= {"request", "publish", "handle", "claim", "screen", "model", "settle", "send"}
    assert len({span.context.trace_id for span in found.values()}) == 1


async def test_the_work_follows_the_publishing(system: System, desk: Desk, spans: InMemorySpanExporter) -> None:
    found = await answered_form(system, desk, spans)
    for name in ("handle", "send"):
        parent = found[name].parent
        assert parent is not None
        assert parent.span_id == found["publish"].context.span_id


async def test_no_span_says_who_wrote_what(system: System, desk: Desk, spans: InMemorySpanExporter) -> None:
    found = await answered_form(system, desk, spans)
    told = " ".join(span.to_json() for span in found.values())
    assert not [secret for secret in (FORM["email"], FORM["name"], FORM["message"], FORM["subject"]) if secret in told]
