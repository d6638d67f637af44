"""Spans on a message's way from the webhook to the provider, and the id that its log lines share.

Attributes are ids, numbers and members of closed sets: never words, names or addresses. The tracer is ours alone, not
the process-wide one of OpenTelemetry: libraries that write spans themselves would put what customers say into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

from opentelemetry import trace
from opentelemetry.context import Context, attach, detach
from opentelemetry.trace import Link, NoOpTracerProvider, Span, SpanContext, StatusCode, TracerProvider
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_NAME = "crm-digital-fte"
_W3C = TraceContextTextMapPropagator()
_tracer = NoOpTracerProvider().get_tracer(_NAME)


def use(provider: TracerProvider) -> None:
    """Write spans with this provider from now on; before, there are none."""
    global _tracer  # noqa: PLW0603 - one a process, as with loggers
    _tracer = provider.get_tracer(_NAME)


def span(name: str, **attributes: str | int) -> AbstractContextManager[Span]:
    """A step of what goes on here already, or the beginning of a trace."""
    return _entered(name, None, (), attributes)


def continued(
    name: str, parent: str | None, others: Iterable[str | None] = (), **attributes: str | int
) -> AbstractContextManager[Span]:
    """A step of the trace that `parent` tells of, in W3C's format; a new trace without one. `others` are linked."""
    links = [Link(context) for other in others if (context := _read(other)).is_valid]
    start = trace.set_span_in_context(trace.NonRecordingSpan(_read(parent)), Context())
    return _entered(name, start, links, attributes)


def traceparent() -> str | None:
    """Where we are, for whoever goes on elsewhere; None outside of any trace."""
    carrier: dict[str, str] = {}
    _W3C.inject(carrier)
    return carrier.get("traceparent")


def trace_id() -> str | None:
    """32 hexadecimal digits; None outside of any trace."""
    here = trace.get_current_span().get_span_context()
    return trace.format_trace_id(here.trace_id) if here.is_valid else None


@contextmanager
def _entered(
    name: str, start: Context | None, links: list[Link] | tuple[()], attributes: dict[str, str | int]
) -> Iterator[Span]:
    # By hand: `start_as_current_span` takes longer, and would write down the words of an exception, maybe a customer's.
    entered = _tracer.start_span(name, start, links=links, attributes=attributes)
    token = attach(trace.set_span_in_context(entered))
    try:
        yield entered
    except Exception as error:
        entered.set_status(StatusCode.ERROR, type(error).__name__)
        raise
    finally:
        detach(token)
        entered.end()


def _read(parent: str | None) -> SpanContext:
    found = _W3C.extract({"traceparent": parent or ""}, Context())
    return trace.get_current_span(found).get_span_context()
