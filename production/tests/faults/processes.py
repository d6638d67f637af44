"""A stack with several processes of a kind, each of which can be found, and killed, by its name."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from production.lab.local.children import Child, wait_until
from production.lab.local.stack import Stack
from production.schemas.errors import ConfigurationError


@dataclass(slots=True)
class Processes(Stack):
    """What a test needs to know of its stack, and more processes for it."""

    @property
    def providers_db(self) -> Path:
        return self.state.path / "providers.sqlite"

    @property
    def providers_url(self) -> str:
        return self.env["TWILIO_API_URL"]

    def named(self, name: str) -> list[Child]:
        return [child for child in (*self.stores, *self.apps) if child.name == name]

    def start_child(self, name: str, port: int, *arguments: str) -> None:
        """Run Python with these arguments until the stack stops; returns when its probe at `port` says ready."""
        child = self.begin_child(name, port, *arguments)
        if not wait_until(lambda: is_ready(port), timeout_s=60, child=child):
            raise ConfigurationError(f"{name} did not become ready:\n{child.tail()}")

    def begin_child(self, name: str, port: int, *arguments: str) -> Child:
        """The same, without waiting."""
        probe = port if name in {"worker", "scheduler"} else None
        child = Child(name, [sys.executable, *arguments], self.state.log(name), env=self.env_of(name, probe))
        self.apps.append(child)
        child.start()
        return child


def open_chats(providers_db: Path, addresses: Iterable[str]) -> None:
    """As if each of them had just written at the provider: its 24-hour window is open."""
    with sqlite3.connect(providers_db, timeout=30) as db:
        rows = [(address, time.time()) for address in addresses]
        db.executemany("insert or replace into chat (address, last_inbound_at) values (?, ?)", rows)


AWAY = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What `ask` raises while the database is away, or goes away under it."""


async def ask(database_url: str, statement: str, *values: object) -> list[Any]:
    """Rows, by a connection of its own. Raises one of `AWAY`."""
    connection = await asyncpg.connect(database_url, timeout=5)
    try:
        rows: list[Any] = await connection.fetch(statement, *values)
    finally:
        await connection.close(timeout=5)
    return rows


def is_ready(port: int) -> bool:
    """Whether the probe there says so."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=2).is_success
    except httpx.HTTPError:
        return False
