"""How many messages a second, next to others; and what many keys give against one."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from production.lab.bench.consumer_process import ConsumerProcess, library_consumers, own_consumer
from production.lab.bench.consumers.workload import Workload
from production.lab.bench.figures import Json, Spread, at_least, pairwise_ratio
from production.lab.bench.topic import PARTITIONS, Broker, Job
from production.lab.dev import log_progress

_SERIAL_S = 10.0
"""How long those may run that do one message, or one a partition, at a time: their rate does not change."""
_KEYED_MESSAGES = 4_000
_KEYED_RUNNING = 100
_LONGEST_MS = 5.0

Rates = Mapping[str, Sequence[float]]
"""Messages a second of each consumer, in the order of the runs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What everybody has to do."""

    messages: int
    """Each of a key of its own."""
    work_ms: float
    runs: int
    peers: bool
    pyrallel: str | None
    """A Python that can run it."""

    def share(self, name: str) -> int:
        """How many messages a consumer gets: all, or what it can do in a bearable time."""
        at_once = {"plain": 1, "faststream-ordered": PARTITIONS}.get(name)
        if at_once is None:
            return self.messages
        return min(self.messages, max(10, int(_SERIAL_S * 1000 / max(self.work_ms, 1.0)) * at_once))


def measure(broker: Broker, comparison: Comparison) -> Json:
    """Rates of everybody, and ours as a multiple of each."""
    topic = asyncio.run(broker.fill([Job(f"k{number}", comparison.work_ms) for number in range(comparison.messages)]))
    with _consumers(comparison) as processes:
        shares = {consumer.name: comparison.share(consumer.name) for consumer in processes}
        rates = _take_turns(broker, topic, processes, shares, comparison.runs)
    ratios = {name: pairwise_ratio(rates["keyed"], theirs) for name, theirs in rates.items() if name != "keyed"}
    targets = {"bare": at_least(0.85), "plain": at_least(100), "pyrallel": at_least(4)}
    return {
        "messages": comparison.messages,
        "work_ms": comparison.work_ms,
        "per_s": {name: Spread.of(values).as_json() for name, values in rates.items()},
        "measured_on": shares,
        "keyed_to": {
            name: targets[name].judge(ratio) if name in targets else ratio.as_json() for name, ratio in ratios.items()
        },
    }


def keys(broker: Broker, runs: int) -> Json:
    """The same random work of 0 to 5 ms on 1,000 keys and on one, at most 100 at once."""
    waits = random.Random(1)  # noqa: S311 - the same work in every run
    work = [waits.uniform(0, _LONGEST_MS) for _ in range(_KEYED_MESSAGES)]
    many = asyncio.run(broker.fill([Job(f"k{number % 1_000}", ms) for number, ms in enumerate(work)]))
    one = asyncio.run(broker.fill([Job("k", ms) for ms in work]))
    rates: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for name, topic in (("1000", many), ("1", one)):
            workload = Workload(broker.bootstrap, topic, broker.fresh("group"), _KEYED_MESSAGES, running=_KEYED_RUNNING)
            rates[name].append(_KEYED_MESSAGES / own_consumer("keyed").run(workload).seconds)
    return {
        "messages": _KEYED_MESSAGES,
        "work_ms": [0.0, _LONGEST_MS],
        "per_s": {name: Spread.of(values).as_json() for name, values in rates.items()},
        "1000_keys_to_1": at_least(13).judge(pairwise_ratio(rates["1000"], rates["1"])),
    }


@contextmanager
def _consumers(comparison: Comparison) -> Iterator[list[ConsumerProcess]]:
    """Everybody who takes part."""
    with ExitStack() as stack:
        processes = [own_consumer("keyed"), own_consumer("bare"), own_consumer("plain")]
        if comparison.peers:
            libraries = ("faststream-ordered", "faststream-unordered")
            processes += stack.enter_context(library_consumers("faststream[kafka]", libraries))
        if comparison.pyrallel:
            processes += stack.enter_context(library_consumers("pyrallel-consumer", ("pyrallel",), comparison.pyrallel))
        yield processes


def _take_turns(
    broker: Broker, topic: str, processes: Sequence[ConsumerProcess], shares: Mapping[str, int], runs: int
) -> Rates:
    rates: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(runs):
        for consumer in processes:
            workload = Workload(broker.bootstrap, topic, broker.fresh("group"), shares[consumer.name])
            result = consumer.run(workload)
            rates[consumer.name].append(result.finished / result.seconds)
            log_progress(f"  run {number + 1}, {consumer.name}: {rates[consumer.name][-1]:.1f} messages a second")
    return rates
