"""`fte bench intake`: how fast one api process makes signed webhooks durable, next to a server that does nothing."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from production.commands.common import print_json
from production.lab.bench.figures import Json, Spread, at_least, at_most, pairwise_ratio, percentile
from production.lab.bench.orders import Order, Result
from production.lab.dev import log_progress
from production.lab.local.children import Child, wait_until
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir, is_free
from production.schemas.errors import ConfigurationError

_HOST = "127.0.0.1"
_WARM_UP_S = 2.0

app = typer.Typer()


class Servers(Stack):
    """Stores, one api process, and the echo."""

    def start(self) -> None:
        self._start_postgres()
        self._start_kafka()
        self.env |= self._environment()
        self._run("Preparing database and topics", "migrate")
        self._start_app("api", "api", "--port", str(self.options.port))
        self._start_echo()

    @property
    def echo_port(self) -> int:
        return int(self.apps[-1].command[-1])

    def _start_echo(self) -> None:
        port = self.state.port("echo")
        child = Child("echo", [sys.executable, "-m", f"{__package__}.echo", str(port)], self.state.log("echo"))
        self.apps.append(child)
        child.start()
        if not wait_until(lambda: not is_free(port), timeout_s=30, child=child):
            raise ConfigurationError(f"The echo server did not start:\n{child.tail()}")


@app.command()
def intake(
    per_s: Annotated[float, typer.Option(min=1, help="Webhooks a second of the steady part.")] = 300.0,
    seconds: Annotated[float, typer.Option(min=1, help="Length of each steady run.")] = 20.0,
    peak_seconds: Annotated[float, typer.Option(min=1, help="Length of each run at full speed.")] = 5.0,
    runs: Annotated[int, typer.Option(min=1)] = 5,
) -> None:
    """Measure the api with a real Kafka and Postgres: one JSON line a part. About 4 minutes."""
    print_json({"bench": "intake", "cores": os.cpu_count(), "python": platform.python_version()})
    with servers() as running:
        token = running.env["TWILIO_AUTH_TOKEN"]
        ours = Order(_HOST, running.options.port, "/api/v1/webhooks/whatsapp", token, _WARM_UP_S)
        bare = replace(ours, port=running.echo_port, path="/")
        for order in (ours, bare):
            _load(order)
        steady = [_load(replace(ours, seconds=seconds, per_s=per_s)) for _ in range(runs)]
        print_json({"part": "steady", "per_s": per_s, "seconds": seconds, **_steady(steady)})
        peaks = [[_load(replace(order, seconds=peak_seconds)) for order in (ours, bare)] for _ in range(runs)]
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
    ours, bare = ([result.answered / result.seconds for result in results] for results in zip(*pairs, strict=True))
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


def _load(order: Order) -> Result:
    command = [sys.executable, "-m", f"{__package__}.generator", json.dumps(asdict(order))]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    result = Result(**json.loads(done.stdout))
    log_progress(f"  port {order.port}: {result.answered / result.seconds:.0f} a second, {result.failed} failed")
    return result
