"""Spans carry ids and never words; a message's trace goes on wherever its envelope goes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import structlog
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import NoOpTracerProvider, StatusCode, format_trace_id

from production import tracing as export
from production.schemas import tracing

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
OTHER = "00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01"


@pytest.fixture
def untraced() -> Iterator[None]:
    export.configure("test", None, 1.0)
    yield
    tracing.use(NoOpTracerProvider())


def test_a_trace_goes_on_where_the_envelope_says(spans: InMemorySpanExporter) -> None:
    with tracing.continued("handle", PARENT):
        assert tracing.trace_id() == PARENT.split("-")[1]


@pytest.mark.parametrize("parent", [None, "", "nonsense", "00-0-0-01"])
def test_without_a_parent_a_new_trace_begins(spans: InMemorySpanExporter, parent: str | None) -> None:
    with tracing.span("around"), tracing.continued("handle", parent):
        pass
    inner, outer = spans.get_finished_spans()
    assert inner.parent is None
    assert inner.context.trace_id != outer.context.trace_id


def test_a_burst_is_linked_to_each_of_its_messages(spans: InMemorySpanExporter) -> None:
    with tracing.continued("handle", PARENT, [OTHER, None]):
        pass
    [handled] = spans.get_finished_spans()
    assert [format_trace_id(link.context.trace_id) for link in handled.links] == [OTHER.split("-")[1]]


def test_a_failure_is_marked_without_its_words(spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="4111"), tracing.span("handle"):
        raise ValueError("my card is 4111")
    [failed] = spans.get_finished_spans()
    assert (failed.status.status_code, failed.status.description) == (StatusCode.ERROR, "ValueError")
    assert failed.events == ()


@pytest.mark.usefixtures("untraced")
def test_without_a_collector_messages_have_ids_all_the_same() -> None:
    with tracing.span("request") as request:
        assert (tracing.traceparent() or "").split("-")[1] == tracing.trace_id()
        assert not request.get_span_context().trace_flags.sampled


@pytest.mark.usefixtures("untraced")
def test_log_lines_name_their_trace(capsys: pytest.CaptureFixture[str]) -> None:
    with tracing.continued("handle", PARENT):
        structlog.get_logger().info("turn_settled")
    structlog.get_logger().info("leader")
    inside, outside = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert inside["trace_id"] == PARENT.split("-")[1]
    assert "trace_id" not in outside


def test_spans_reach_a_collector() -> None:
    received = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    provider = export.provider("api", f"http://127.0.0.1:{server.server_port}/", 1.0)
    with provider.get_tracer("test").start_as_current_span("request"):
        pass
    provider.shutdown()
    server.shutdown()
    [(path, body)] = received
    assert path == "/v1/traces"
    assert b"fte-api" in body
