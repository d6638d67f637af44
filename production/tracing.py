"""Where the spans of this process go: to a collector if one is named, otherwise nowhere."""

from __future__ import annotations

from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBasedTraceIdRatio

from production.schemas import tracing


def configure(process: str, collector: str | None, share: float) -> None:
    """Give every message a trace id; export `share` (0..1) of the traces to `collector`, an OTLP address over HTTP.

    The process that a message meets first decides for all.
    """
    tracing.use(provider(process, collector, share))


def provider(process: str, collector: str | None, share: float) -> TracerProvider:
    if collector is None:
        return TracerProvider(sampler=ALWAYS_OFF)
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - who exports nothing does not pay for it

    resource = Resource.create({SERVICE_NAME: f"fte-{process}"})
    exporting = TracerProvider(sampler=ParentBasedTraceIdRatio(share), resource=resource)
    exporting.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{collector.rstrip('/')}/v1/traces")))
    return exporting
