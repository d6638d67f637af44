"""A running system, watched by a real Prometheus: panels show something, and what breaks fires its alert."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from aiokafka import AIOKafkaProducer

from production.local.state import StateDir
from production.tests.e2e.conftest import Stack, start, stop
from production.tests.k8s.watcher import Watcher
from production.tests.unit.monitoring.files import panels

_PATIENCE_S = 90
_FORM = {"name": "Ada", "subject": "Password", "category": "how_to", "message": "How do I reset my password?"}
_NOBODY = {"AGENT_MODEL": "away", "AGENT_BASE_URL": "http://127.0.0.1:9/v1", "AGENT_API": "chat_completions"}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Stack]:
    """Its model is away: the built-in one answers."""
    folder = tmp_path_factory.mktemp("watched")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    with pytest.MonkeyPatch.context() as environment:
        for name, value in _NOBODY.items():
            environment.setenv(name, value)
        running = start(folder, repository, StateDir.open(folder).port("api"))
    yield running
    stop(running)


@pytest.fixture(scope="module")
def watcher(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watcher]:
    running = Watcher(stack.state_dir, StateDir.open(tmp_path_factory.mktemp("watcher")))
    running.start()
    yield running
    running.stop()


@contextmanager
def frozen(stack: Stack, name: str) -> Iterator[None]:
    """A process that is there and does nothing."""
    pids = stack.info["pids"][name]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def submit(stack: Stack, count: int) -> None:
    with httpx.Client(base_url=f"{stack.info['api_url']}/api/v1", timeout=30) as api:
        for _ in range(count):
            api.post("/support/form", json=_FORM | {"email": f"{uuid4().hex}@example.com"}).raise_for_status()


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not await asyncio.to_thread(happened):
            await asyncio.sleep(0.5)


async def test_every_panel_shows_a_number(stack: Stack, watcher: Watcher) -> None:
    """While forms come in, every query of every panel has a value at some time."""
    empty = {target["expr"] for _, panel in panels() for target in panel["targets"]}

    def all_shown() -> bool:
        submit(stack, 1)
        empty.difference_update({query for query in empty if watcher.knows(query)})
        return not empty

    try:
        await until(all_shown)
    except TimeoutError:
        pytest.fail(f"no data for {empty}")


async def test_a_model_that_is_away(stack: Stack, watcher: Watcher) -> None:
    submit(stack, 4)
    await until(lambda: "BreakerOpen" in watcher.firing())


async def test_a_message_that_nobody_can_read(stack: Stack, watcher: Watcher) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=stack.info["kafka_bootstrap"])
    await producer.start()
    await producer.send_and_wait("fte.tickets.incoming", b"no envelope", key=b"nobody")
    await producer.stop()
    await until(lambda: "DeadLetters" in watcher.firing())


async def test_webhooks_with_a_wrong_signature(stack: Stack, watcher: Watcher) -> None:
    async with httpx.AsyncClient(base_url=f"{stack.info['api_url']}/api/v1") as api:
        for _ in range(3):
            forged = {"data": {"MessageSid": "SM1"}, "headers": {"X-Twilio-Signature": "wrong"}}
            assert (await api.post("/webhooks/whatsapp", **forged)).status_code == 403
    await until(lambda: "WebhooksRefused" in watcher.firing())


@pytest.mark.parametrize(
    ("process", "alert"),
    [("api", "ApiAbsent"), ("worker", "WorkerAbsent"), ("scheduler", "SchedulerNotLeading")],
)
async def test_a_process_that_does_nothing(stack: Stack, watcher: Watcher, process: str, alert: str) -> None:
    await until(lambda: alert not in watcher.firing())
    with frozen(stack, process):
        await until(lambda: alert in watcher.firing())
    await until(lambda: alert not in watcher.firing())


async def test_providers_that_do_not_answer(stack: Stack, watcher: Watcher) -> None:
    with frozen(stack, "providers"):
        await until(lambda: "ProviderUnwell" in watcher.firing())
    await until(lambda: "ProviderUnwell" not in watcher.firing())


async def test_a_broker_that_is_away(stack: Stack, watcher: Watcher) -> None:
    with frozen(stack, "kafka"):
        submit(stack, 3)
        await until(lambda: "SpillNotEmpty" in watcher.firing())
    await until(lambda: "SpillNotEmpty" not in watcher.firing())
