"""What the processes share: their settings, and an end when they are asked to stop."""

from __future__ import annotations

import asyncio
import gc
import signal

import uvloop

from production import logs, tracing
from production.bootstrap.infrastructure import Process
from production.settings import Settings, load_settings


def configured(process: str) -> Settings:
    """The settings, with logs and traces as they say."""
    settings = load_settings()
    logs.configure(settings.log_level)
    tracing.configure(process, settings.otel_exporter_otlp_endpoint, settings.trace_share)
    tune_gc()
    return settings


def run(process: Process, settings: Settings) -> None:
    """Until Ctrl-C, or until whoever supervises us asks for the end."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_stopped(process, settings))


def tune_gc() -> None:
    """Collect garbage less often: what is loaded by now stays, and thousands of waiting tasks are no garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)


async def _until_stopped(process: Process, settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await process(settings, stop)
