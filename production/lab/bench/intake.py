"""`fte bench intake`: how fast one api process makes signed webhooks durable, next to a server that does nothing."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from production.commands.common import print_json
from production.lab.bench.echo import echoing
from production.lab.bench.figures import Json, Spread, at_least, at_most, pairwise_ratio, percentile
from production.lab.bench.orders import Order, Result, send
from production.lab.dev import log_progress
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir

_WARM_UP_S = 2.0

app = typer.Typer()


class Servers(Stack):
    """Stores and one api process."""

    def start(self) -> None:
        self._start_postgres()
        self._start_kafka()
        self.env |= self._environment()
        self._run("Preparing database and topics", "migrate")
        self._start_app("api", "api", "--port", str(self.options.port))


@app.command()
def intake(
    per_s: Annotated[float, typer.Option(min=1, help="Webhooks a second of the steady part.")] = 300.0,
    seconds: Annotated[float, typer.Option(min=1, help="Length of each steady run.")] = 20.0,
    peak_seconds: Annotated[float, typer.Option(min=1, help="Length of each run at full speed.")] = 5.0,
    runs: Annotated[int, typer.Option(min=1)] = 5,
) -> None:
    """Measure the api with a real Kafka and Postgres: one JSON line a part. About 4 minutes."""
    print_json({"bench": "intake", "cores": os.cpu_count(), "python": platform.python_version()})
    with servers() as running, echoing(running.state) as echo_port:
        token = running.env["TWILIO_AUTH_TOKEN"]
        ours = Order(running.options.port, "/api/v1/webhooks/whatsapp", token, _WARM_UP_S)
        bare = replace(ours, port=echo_port, path="/")
        for order in (ours, bare):
            send(order)
        steady = [send(replace(ours, seconds=seconds, per_s=per_s)) for _ in range(runs)]
        print_json({"part": "steady", "per_s": per_s, "seconds": seconds, **_steady(steady)})
        peaks = [[send(replace(order, seconds=peak_seconds)) for order in (ours, bare)] for _ in range(runs)]
        print_json({"part": "peak", "connections": ours.connections, "seconds": peak_seconds, **_peak(peaks)})


def _steady(results: list[Result]) -> Json:
    """Milliseconds until the answer; the slowest of all runs is what counts for the limit of 500."""
    return {
        "requests": sum(result.answered + result.failed for result in results),
        "errors": sum(result.failed for result in results),
        "ack_p50_ms": Spread.of([percentile(result.ack_ms, 50) for result in results]).as_json(),
        "ack_p99_ms": at_most(50).judge(Spread.of([percentile(result.ack_ms, 99) for result in results])),
        "ack_max_ms": at_most(500).judge(Spread.of([max(max(result.ack_ms) for result in results)])),
    }


def _peak(pairs: list[list[Result]]) -> Json:
    ours, bare = ([result.per_s for result in results] for results in zip(*pairs, strict=True))
    return {
        "errors": sum(result.failed for pair in pairs for result in pair),
        "intake_per_s": Spread.of(ours).as_json(),
        "echo_per_s": Spread.of(bare).as_json(),
        "intake_to_echo": at_least(0.4).judge(pairwise_ratio(ours, bare)),
    }


@contextmanager
def servers() -> Iterator[Servers]:
    with tempfile.TemporaryDirectory(prefix="fte-bench-") as folder:
        Path(folder).chmod(0o755)  # Postgres may run under another account than we
        state = StateDir.open(Path(folder))
        servers = Servers(state, StackOptions(state.port("api"), Path(folder)), log_progress)
        try:
            servers.start()
            yield servers
        finally:
            servers.stop()
