"""Ways to break a part of a running stack; each is mended when its block ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import asyncpg
import httpx
import psutil

from production.tests.k8s.observed.alerts import until
from production.tests.support.stack import Stack


def pids(stack: Stack, name: str) -> list[int]:
    """As they are now: what died was started again."""
    found: list[int] = json.loads((stack.state_dir / "stack.json").read_text())["pids"][name]
    return found


@contextmanager
def frozen(stack: Stack, *names: str) -> Iterator[None]:
    """Processes that are there and do nothing."""
    stopped = [pid for name in names for pid in pids(stack, name)]
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


@asynccontextmanager
async def dying_readers(stack: Stack) -> AsyncIterator[None]:
    """Processes that read mails die as soon as they are there, as over a mail that is too much for them."""

    async def kill() -> None:
        while True:
            for pid in pids(stack, "worker") + pids(stack, "scheduler"):
                for child in psutil.Process(pid).children():
                    with suppress(psutil.NoSuchProcess):
                        child.kill()
            await asyncio.sleep(0.05)

    killing = asyncio.create_task(kill())
    try:
        yield
    finally:
        killing.cancel()


@contextmanager
def postgres_gone(stack: Stack) -> Iterator[None]:
    """Shut down, and not started again while its supervisor sleeps."""
    os.kill(stack.process.pid, signal.SIGSTOP)
    try:
        for pid in pids(stack, "postgres"):
            os.kill(pid, signal.SIGINT)
        yield
    finally:
        os.kill(stack.process.pid, signal.SIGCONT)


async def restart_scheduler(stack: Stack) -> None:
    """Kill it; its supervisor starts it again, and it is ready once every chore was done."""
    before = pids(stack, "scheduler")
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    port = json.loads((stack.state_dir / "ports.json").read_text())["scheduler"]

    async def ready() -> bool:
        try:
            async with httpx.AsyncClient() as kubelet:
                answer = await kubelet.get(f"http://127.0.0.1:{port}/readyz")
        except httpx.TransportError:
            return False
        return answer.is_success and pids(stack, "scheduler") != before

    await until(ready)


async def execute(stack: Stack, statement: str) -> int:
    """How many rows it changed or found."""
    connection = await asyncpg.connect(stack.info["database_url"])
    try:
        tag: str = await connection.execute(statement)
    finally:
        await connection.close()
    return int(tag.rpartition(" ")[2]) if tag[-1].isdigit() else 0


@asynccontextmanager
async def locked(stack: Stack, table: str) -> AsyncIterator[None]:
    """A table that somebody works on: everybody else waits for it."""
    connection = await asyncpg.connect(stack.info["database_url"])
    try:
        async with connection.transaction():
            await connection.execute(f"lock table {table}")
            yield
    finally:
        await connection.close()


@asynccontextmanager
async def absent(stack: Stack, table: str) -> AsyncIterator[None]:
    """A migration that went wrong."""
    await execute(stack, f"alter table {table} rename to {table}_lost")
    try:
        yield
    finally:
        await execute(stack, f"alter table {table}_lost rename to {table}")


@asynccontextmanager
async def refusing(stack: Stack, provider: str, operation: str, **how: Any) -> AsyncIterator[None]:
    """A provider that refuses, or does not announce, one kind of thing; several end together."""
    fault = {"provider": provider, "operation": operation, "mode": "status", "count": 1_000_000, **how}
    faults = f"{stack.info['twilio_url']}/sandbox/faults"
    async with httpx.AsyncClient(timeout=30) as sandbox:
        (await sandbox.post(faults, json=fault)).raise_for_status()
        try:
            yield
        finally:
            await sandbox.delete(faults)
