"""Whether the backlog gauge is true, and how much memory waiting keys take."""

from __future__ import annotations

import asyncio

from production.lab.bench.consumer_process import own_consumer
from production.lab.bench.consumers.workload import UNTIMED, Workload
from production.lab.bench.figures import Json, Spread, at_most
from production.lab.bench.topic import Broker, Job

_MESSAGES = 20_000
_STUCK = 4
_STUCK_MS = 8_000.0
_WORK_MS = 50.0
_LOOK_S = 0.05

_WAITING = 10_000
_WAIT_MS = 20_000.0
_HOUR = 360_000
"""Messages of an hour at 100 a second."""


def deviation(broker: Broker, runs: int) -> Json:
    """The gauge against the truth while 20,000 messages are worked off and four keys are stuck."""
    jobs = [Job(f"{UNTIMED}{number}", _STUCK_MS) for number in range(_STUCK)]
    jobs += [Job(f"k{number % 2_000}", _WORK_MS) for number in range(_MESSAGES - _STUCK)]
    topic = asyncio.run(broker.fill(jobs))
    results = []
    for _ in range(runs):
        workload = Workload(broker.bootstrap, topic, broker.fresh("group"), _MESSAGES, running=200, watch_s=_LOOK_S)
        results.append(own_consumer("keyed").run(workload))
    return {
        "messages": _MESSAGES,
        "stuck_keys": _STUCK,
        "looks": sum(result.looks for result in results),
        "max_deviation": at_most(0.01).judge(Spread.of([result.gauge_off for result in results])),
        "committed_lag_overstates": Spread.of([result.overstated for result in results]).as_json(),
    }


def memory(broker: Broker) -> Json:
    """Resident memory of the process: idle, with 10,000 keys waiting, and over two hours' worth of messages."""
    waiting = asyncio.run(broker.fill([Job(f"k{number}", _WAIT_MS) for number in range(_WAITING)]))
    workload = Workload(broker.bootstrap, waiting, broker.fresh("group"), _WAITING, watch_s=0.2)
    idle, *later = own_consumer("keyed").run(workload).rss_mb
    # Not timed, so that the result does not grow with them.
    hours = asyncio.run(broker.fill([Job(f"{UNTIMED}{number % _WAITING}", 0.0) for number in range(2 * _HOUR)]))
    workload = Workload(broker.bootstrap, hours, broker.fresh("group"), 2 * _HOUR, watch_s=0.2)
    seen = own_consumer("keyed").run(workload).rss_mb
    return {
        "keys_waiting": _WAITING,
        "idle_mb": round(idle, 1),
        "waiting_mb": round(max(later), 1),
        "kb_a_key": round((max(later) - idle) * 1000 / _WAITING, 2),
        "messages_an_hour": _HOUR,
        "after_one_hour_mb": round(seen[len(seen) // 2], 1),
        "after_two_hours_mb": round(seen[-1], 1),
    }
