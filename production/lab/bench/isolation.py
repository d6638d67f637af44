"""What the others feel while some keys hang."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from production.lab.bench.consumer_process import own_consumer
from production.lab.bench.consumers.workload import UNTIMED, Workload
from production.lab.bench.figures import Json, Spread, at_most, pairwise_ratio, percentile
from production.lab.bench.topic import Broker, Job
from production.lab.dev import log_progress

_KEYS = 1_000
_MESSAGES = 10_000
_PER_S = 500.0
_WORK_MS = 100.0
_HANG_MS = 30_000.0
_RUNNING = 1_000
"""As the worker process has it."""


def measure(broker: Broker, runs: int) -> Json:
    """The slowest percent of the other keys, with and without 1 % of the keys hanging, from written to finished."""
    calm: list[float] = []
    beside: list[float] = []
    for number in range(runs):
        calm.append(_p99(broker, hang_ms=0.0))
        beside.append(_p99(broker, hang_ms=_HANG_MS))
        log_progress(f"  run {number + 1}: p99 {calm[-1]:.1f} ms undisturbed, {beside[-1]:.1f} ms beside hanging keys")
    return {
        "messages": _MESSAGES,
        "keys": _KEYS,
        "per_s": _PER_S,
        "work_ms": _WORK_MS,
        "hang_ms": _HANG_MS,
        "undisturbed_p99_ms": Spread.of(calm).as_json(),
        "others_p99_ms": Spread.of(beside).as_json(),
        "others_to_undisturbed": at_most(1.1).judge(pairwise_ratio(beside, calm)),
    }


def _p99(broker: Broker, hang_ms: float) -> float:
    topic = asyncio.run(broker.topic())
    workload = Workload(broker.bootstrap, topic, broker.fresh("group"), _MESSAGES, running=_RUNNING)
    consumer = own_consumer("keyed")
    with consumer.started(workload) as process:
        asyncio.run(broker.trickle(topic, _jobs(hang_ms), _PER_S))
        return percentile(consumer.result(process).delays_ms, 99)


def _jobs(hang_ms: float) -> Iterator[Job]:
    """Round after round, every key once; the first message of every hundredth key hangs."""
    for number in range(_MESSAGES):
        key = number % _KEYS
        hangs = key % 100 == 0
        yield Job(f"{UNTIMED if hangs else 'k'}{key}", hang_ms if hangs and hang_ms and number < _KEYS else _WORK_MS)
