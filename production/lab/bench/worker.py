"""`fte bench worker`: how the runner fares against other ways to consume a topic."""

from __future__ import annotations

import os
import platform
from enum import StrEnum
from typing import Annotated, assert_never

import typer

from production.commands.common import print_json
from production.lab.bench import backlog, isolation, offset_map, throughput
from production.lab.bench.figures import Json
from production.lab.bench.topic import Broker, running_broker
from production.lab.dev import log_progress

app = typer.Typer()


class Scenario(StrEnum):
    """What can be measured on its own."""

    THROUGHPUT = "throughput"
    KEYS = "keys"
    HANG = "hang"
    OFFSET_MAP = "offset-map"
    BACKLOG = "backlog"
    MEMORY = "memory"


@app.command()
def worker(
    scenarios: Annotated[list[Scenario] | None, typer.Argument(help="All if none is named.")] = None,
    runs: Annotated[int, typer.Option(min=1, help="Runs of each consumer, taking turns.")] = 5,
    messages: Annotated[int, typer.Option(min=100, help="Messages of the throughput comparison.")] = 20_000,
    work_ms: Annotated[float, typer.Option(min=0, help="Waiting for each of them.")] = 500.0,
    *,
    peers: Annotated[bool, typer.Option("--peers", help="Also FastStream, installed for this run.")] = False,
    pyrallel: Annotated[str | None, typer.Option(help="Also pyrallel-consumer, with this Python (3.12 up).")] = None,
) -> None:
    """Measure the runner on a real Kafka: one JSON line a scenario. About 15 minutes for all."""
    comparison = throughput.Comparison(messages, work_ms, runs, peers=peers, pyrallel=pyrallel)
    print_json({"bench": "worker", "cores": os.cpu_count(), "python": platform.python_version()})
    with running_broker() as broker:
        for scenario in scenarios or list(Scenario):
            log_progress(f"Measuring {scenario}")
            print_json({"scenario": scenario, **_measure(scenario, broker, comparison)})


def _measure(scenario: Scenario, broker: Broker, comparison: throughput.Comparison) -> Json:
    match scenario:
        case Scenario.THROUGHPUT:
            return throughput.measure(broker, comparison)
        case Scenario.KEYS:
            return throughput.keys(broker, comparison.runs)
        case Scenario.HANG:
            return isolation.measure(broker, comparison.runs)
        case Scenario.OFFSET_MAP:
            return offset_map.measure(comparison.runs)
        case Scenario.BACKLOG:
            return backlog.deviation(broker, comparison.runs)
        case Scenario.MEMORY:
            return backlog.memory(broker)
        case _:
            assert_never(scenario)
