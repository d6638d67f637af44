"""`fte bench day`: how long messages of a day wait, simulated with measured service times; no stack is started."""

from __future__ import annotations

import heapq
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from production.commands.common import print_json
from production.lab.bench.figures import Json, rounded

Seconds = NDArray[np.float64]

_HOURS = (1, 1, 1, 1, 1, 2, 4, 7, 9, 10, 9, 8, 7, 7, 8, 7, 6, 5, 4, 3, 3, 2, 2, 1)
"""How many write, from midnight: the day of a company with customers in one time zone."""
_MINUTES = 24 * 60
_BURST = 5.0
"""How many times as many write in the minute of a burst: an outage, a mailing."""
_WORKERS = (1, 2, 3, 4, 6, 8)

app = typer.Typer()


@app.command()
def day(
    worker_ms: Annotated[float, typer.Option(min=0.1, help="Processor time of a worker a message.")],
    postgres_ms: Annotated[float, typer.Option(min=0.1, help="Processor time of Postgres a message.")],
    messages: Annotated[int, typer.Option(min=100)] = 1_000_000,
    bursts: Annotated[int, typer.Option(min=0, help="Minutes of the day with five times as many.")] = 20,
    postgres_cores: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Simulate a day by the costs that `fte bench pipeline` found: a JSON line a number of workers, one core each."""
    chance = np.random.default_rng(1)
    arrived = arrivals(messages, bursts, chance)
    here, there = (chance.exponential(ms / 1000, messages) for ms in (worker_ms, postgres_ms))
    print_json({"bench": "day", "messages": messages, "busiest_minute_per_s": _busiest(arrived) / 60})
    for workers in _WORKERS:
        ended = served(served(arrived, here, workers), there, postgres_cores)
        print_json({"workers": workers, **_figures(ended - arrived, here, workers)})


def arrivals(messages: int, bursts: int, chance: np.random.Generator) -> Seconds:
    """Seconds since midnight of each message, in order."""
    weights = np.repeat(_HOURS, 60).astype(float)
    weights[chance.choice(_MINUTES, bursts, replace=False)] *= _BURST
    minutes = np.repeat(np.arange(_MINUTES), chance.multinomial(messages, weights / weights.sum()))
    return np.sort((minutes + chance.random(messages)) * 60)


def served(arrived: Seconds, service_s: Seconds, servers: int) -> Seconds:
    """When each leaves a queue that so many serve, first come, first served."""
    free = [0.0] * servers
    left = np.empty(len(arrived))
    for at in np.argsort(arrived, kind="stable"):
        left[at] = max(arrived[at], free[0]) + service_s[at]
        heapq.heapreplace(free, left[at])
    return left


def _busiest(arrived: Seconds) -> int:
    return int(np.bincount((arrived // 60).astype(int)).max())


def _figures(delays: Seconds, service_s: Seconds, workers: int) -> Json:
    figures = {f"delay_p{percent}_s": float(np.percentile(delays, percent)) for percent in (50, 95, 99)}
    busy = float(service_s.sum()) / (workers * _MINUTES * 60)
    return rounded({"busy_over_the_day": busy, **figures, "longest_delay_s": float(delays.max())})
