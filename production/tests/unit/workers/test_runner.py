"""Order within a key, concurrency between keys, and commits only of what is finished."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from production.schemas.errors import Unavailable
from production.schemas.records import Record
from production.tests.support.memory_broker import MemoryBroker, MemorySource
from production.workers.failure_rate import FailureRate
from production.workers.runner import KeyedRunner, RunnerLimits

TOPIC = "numbers"
LIMITS = RunnerLimits(commit_every_s=0.01, backoff_s=0.001, backoff_max_s=0.002, drain_s=5)


@dataclass
class Recorder:
    """A handler that notes what it saw; keys in `gates` wait until their event is set."""

    seen: list[tuple[str, bytes]] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    failures: list[Exception] = field(default_factory=list)
    running: set[str] = field(default_factory=set)
    overlap: bool = False
    dead_lettered: list[bytes] = field(default_factory=list)
    unburiable: bool = False
    parked: list[bytes] = field(default_factory=list)
    heard_of_newer: list[int] = field(default_factory=list)

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        key = records[0].key
        self.overlap |= key in self.running
        self.running.add(key)
        try:
            if key in self.gates:
                await self.gates[key].wait()
            await asyncio.sleep(0)
            if self.failures:
                raise self.failures.pop()
        finally:
            self.running.discard(key)
        self.heard_of_newer.append(len(newer()))
        self.batches.append(len(records))
        self.seen.extend((record.key, record.value) for record in records)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        self.parked.extend(record.value for record in records)
        return True

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        if self.unburiable:
            raise ValueError(records)
        self.dead_lettered.extend(record.value for record in records)
        return True

    def values(self, key: str) -> list[bytes]:
        return [value for seen_key, value in self.seen if seen_key == key]


@dataclass
class Running:
    broker: MemoryBroker
    runner: KeyedRunner
    recorder: Recorder

    async def publish(self, key: str, *values: int) -> None:
        for value in values:
            await self.broker.publish(TOPIC, key, str(value).encode(), {})

    async def until_committed(self, total: int) -> None:
        async with asyncio.timeout(10):
            while sum(done.next_offset for done in self.broker.committed.values()) < total:
                await asyncio.sleep(0.001)

    async def until_seen(self, total: int) -> None:
        async with asyncio.timeout(10):
            while len(self.recorder.seen) < total:
                await asyncio.sleep(0.001)


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    source = MemorySource(broker, topic=TOPIC, group="g")
    runner = KeyedRunner(source, recorder, LIMITS)
    task = asyncio.create_task(runner.run(stop))
    yield Running(broker, runner, recorder)
    for gate in recorder.gates.values():
        gate.set()
    stop.set()
    await task


async def test_records_of_a_key_keep_their_order(running: Running) -> None:
    for value in range(50):
        for key in ("a", "b", "c"):
            await running.publish(key, value)
    await running.until_committed(150)
    expected = [str(value).encode() for value in range(50)]
    assert [running.recorder.values(key) for key in ("a", "b", "c")] == [expected] * 3
    assert not running.recorder.overlap


async def test_a_waiting_key_holds_up_nobody_else_and_is_not_committed(running: Running) -> None:
    running.recorder.gates["slow"] = asyncio.Event()
    await running.publish("slow", 0)
    await running.publish("slow", 1)
    for key in range(40):
        await running.publish(f"k{key}", 0)
    await running.until_seen(40)
    assert running.recorder.values("slow") == []
    async with asyncio.timeout(10):
        while running.runner.unfinished != 2:
            await asyncio.sleep(0.001)
    running.recorder.gates["slow"].set()
    await running.until_committed(42)
    assert running.recorder.values("slow") == [b"0", b"1"]


async def test_what_waits_for_a_key_is_handed_over_as_one_batch(running: Running) -> None:
    running.recorder.gates["chatty"] = asyncio.Event()
    await running.publish("chatty", 0)
    async with asyncio.timeout(10):
        while "chatty" not in running.recorder.running:
            await asyncio.sleep(0.001)
    await running.publish("chatty", 1, 2, 3)
    async with asyncio.timeout(10):
        while running.runner.unfinished < 4:
            await asyncio.sleep(0.001)
    running.recorder.gates["chatty"].set()
    await running.until_seen(4)
    assert running.recorder.batches == [1, 3]
    assert running.recorder.heard_of_newer == [3, 0]


async def test_unavailable_is_tried_until_it_works(running: Running) -> None:
    running.recorder.failures = [Unavailable("x") for _ in range(10)]
    await running.publish("a", 0, 1)
    await running.until_committed(2)
    assert running.recorder.values("a") == [b"0", b"1"]
    assert running.recorder.dead_lettered == []


async def test_poison_is_dead_lettered_and_the_key_goes_on(running: Running) -> None:
    running.recorder.failures = [ValueError("x") for _ in range(LIMITS.attempts)]
    await running.publish("a", 0)
    await running.until_committed(1)
    await running.publish("a", 1)
    await running.until_committed(2)
    assert running.recorder.dead_lettered == [b"0"]
    assert running.recorder.values("a") == [b"1"]


async def test_what_is_away_for_long_parks_the_key_and_lets_the_stream_go_on() -> None:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    limits = replace(LIMITS, patience_s=0.0)
    runner = KeyedRunner(MemorySource(broker, topic=TOPIC, group="g"), recorder, limits)
    recorder.failures = [Unavailable("x")]
    task = asyncio.create_task(runner.run(stop))
    running = Running(broker, runner, recorder)
    await running.publish("a", 0)
    await running.until_committed(1)
    stop.set()
    await task
    assert (recorder.parked, recorder.seen) == ([b"0"], [])


async def test_when_most_batches_fail_nothing_is_dead_lettered() -> None:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    runner = KeyedRunner(MemorySource(broker, topic=TOPIC, group="g"), recorder, LIMITS)
    task = asyncio.create_task(runner.run(stop))
    running = Running(broker, runner, recorder)
    recorder.failures = [ValueError("a bad deploy") for _ in range(150)]
    for key in range(40):
        await running.publish(f"k{key}", 0)
    await running.until_committed(40)
    stop.set()
    await task
    assert len(recorder.dead_lettered) < 10
    assert len(recorder.seen) + len(recorder.dead_lettered) == 40


async def test_revoked_records_are_dropped_and_no_longer_tried() -> None:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    runner = KeyedRunner(MemorySource(broker, topic=TOPIC, group="g"), recorder, LIMITS)
    recorder.failures = [Unavailable("x") for _ in range(100_000)]
    task = asyncio.create_task(runner.run(stop))
    await Running(broker, runner, recorder).publish("a", 0)
    async with asyncio.timeout(10):
        while runner.unfinished != 1:
            await asyncio.sleep(0.001)
        await runner.revoked(broker.partitions(TOPIC))
        left = len(recorder.failures)
        while runner.oldest_s:
            await asyncio.sleep(0.001)
    stop.set()
    await task
    assert left - len(recorder.failures) <= 1


async def test_stopping_finishes_what_runs_and_commits_it() -> None:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    recorder.gates["a"] = asyncio.Event()
    runner = KeyedRunner(MemorySource(broker, topic=TOPIC, group="g"), recorder, LIMITS)
    task = asyncio.create_task(runner.run(stop))
    await broker.publish(TOPIC, "a", b"0", {})
    async with asyncio.timeout(10):
        while not recorder.running:
            await asyncio.sleep(0.001)
    stop.set()
    recorder.gates["a"].set()
    await task
    assert sum(done.next_offset for done in broker.committed.values()) == 1


async def test_too_many_held_records_pause_the_source() -> None:
    broker, recorder, stop = MemoryBroker(), Recorder(), asyncio.Event()
    limits = RunnerLimits(held=10, commit_every_s=0.01)
    recorder.gates["a"] = asyncio.Event()
    runner = KeyedRunner(MemorySource(broker, topic=TOPIC, group="g"), recorder, limits)
    task = asyncio.create_task(runner.run(stop))
    for value in range(10):
        await broker.publish(TOPIC, "a", str(value).encode(), {})
    async with asyncio.timeout(10):
        while runner.unfinished < 10:
            await asyncio.sleep(0.001)
    for value in range(10, 600):
        await broker.publish(TOPIC, "a", str(value).encode(), {})
    held_while_paused = runner.unfinished
    recorder.gates["a"].set()
    async with asyncio.timeout(10):
        while len(recorder.seen) < 600:
            await asyncio.sleep(0.001)
    stop.set()
    await task
    assert held_while_paused == 10


async def test_what_cannot_even_be_buried_is_skipped_and_its_key_goes_on(running: Running) -> None:
    running.recorder.failures = [ValueError("x") for _ in range(LIMITS.attempts + LIMITS.dead_letter_attempts - 1)]
    running.recorder.unburiable = True
    await running.publish("a", 0)
    await running.until_committed(1)
    await running.publish("a", 1)
    await running.until_committed(2)
    assert (running.recorder.dead_lettered, running.recorder.values("a")) == ([], [b"1"])


async def test_a_few_senders_who_fail_again_and_again_are_no_bad_deploy() -> None:
    rate = FailureRate()
    for _ in range(100):
        for key in range(4):
            rate.note(f"poison {key}", failed=True)
    assert not rate.high
    for key in range(6):
        rate.note(f"other {key}", failed=True)
    assert rate.high
