"""Postgres, the local Gmail and a few workers, each of which can be killed."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx

from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.local import postgres
from production.lab.local.children import Child, wait_until
from production.lab.local.stack import MAILBOX
from production.lab.local.state import StateDir

WORKERS = 2
PER_MINUTE = 12_000
"""More than two workers send: the pace is asked for, and is not what limits."""

_PEOPLE = """
with people as (
    insert into customers (name, email) select 'Recipient ' || n, 'r' || n || '@d' || n % 50 || '.example'
    from generate_series(1, $1::int) n returning id, email
), known as (
    insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
    select id, 'email', email, 'email', 'claimed' from people
)
insert into consents (customer_id, channel, basis, source)
select id, 'email', 'consent', 'the form' from people where split_part(ltrim(email, 'r'), '@', 1)::int % 10 <> 0"""
"""Every tenth has never agreed."""
_OPEN = """
select (select count(*) from campaign_recipients where state = 'waiting')
       + (select count(*) from outreach_messages where delivery_status in ('pending', 'sending', 'unknown'))"""
_PACE = """
select 0.9 * count(*)
       / extract(epoch from percentile_disc(0.9) within group (order by sent_at) - min(released_at))::float
from outreach_messages where sent_at is not null"""


@dataclass
class System:
    """What is tormented."""

    state: StateDir
    children: dict[str, Child] = field(default_factory=dict)
    database_url: str = ""
    providers_url: str = ""

    def start(self, recipients: int) -> None:
        child, self.database_url = postgres.server(self.state)
        self.children["postgres"] = child
        postgres.start(child, self.database_url)
        asyncio.run(self._people(recipients))
        port = str(self.state.port("providers"))
        self.providers_url = f"http://127.0.0.1:{port}"
        where = "--state-dir", str(self.state.path), "--port", port, "--api-url", "http://127.0.0.1:1"
        self._begin("providers", "-m", "production", "providers", *where)
        answered = wait_until(self._answers, timeout_s=60, child=self.children["providers"])
        if not answered:
            raise RuntimeError(self.children["providers"].tail())
        for number in range(WORKERS):
            self._begin(f"worker{number}", "-m", "production.tests.outreach.worker")

    def mend(self) -> None:
        for child in self.children.values():
            if not child.alive:
                child.start()

    def stop(self) -> None:
        for child in reversed(self.children.values()):
            child.ask_to_stop()
            child.join(10)

    def received(self) -> Counter[str]:
        """How many mails each address has."""
        with sqlite3.connect(self.state.path / "providers.sqlite", timeout=30) as store:
            return Counter(address.strip() for (address,) in store.execute("select recipients from mail"))

    async def open_work(self) -> int:
        """Recipients and messages without an end; -1 while nobody can say."""
        try:
            left: int = await self._asked(_OPEN)
        except (OSError, asyncpg.PostgresError):
            return -1
        return left

    async def per_second(self) -> float:
        """Messages sent, until nine in ten had been: the rest waits for what the last faults left in doubt."""
        found: float = await self._asked(_PACE)
        return found

    async def _asked(self, question: str) -> Any:
        connection = await asyncpg.connect(self.database_url, timeout=5)
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    def _begin(self, name: str, *arguments: str) -> None:
        child = Child(name, [sys.executable, *arguments], self.state.log(name), env=self._env())
        self.children[name] = child
        child.start()

    def _env(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database_url,
            "GMAIL_MAILBOX": MAILBOX,
            "GMAIL_API_URL": self.providers_url,
            "GMAIL_TOKEN_URL": f"{self.providers_url}/token",
            "GMAIL_CLIENT_ID": "local",
            "GMAIL_CLIENT_SECRET": "local",
            "GMAIL_REFRESH_TOKEN": self.state.secrets()["gmail_access_token"],
            "TICKET_TOKEN_SECRET": self.state.secrets()["ticket_token_secret"],
        }

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.providers_url}/sandbox", timeout=2).is_success
        except httpx.HTTPError:
            return False

    async def _people(self, recipients: int) -> None:
        database = Database(self.database_url)
        await migrate(database)
        async with database.connection() as connection:
            await connection.execute(_PEOPLE, recipients, timeout=600)
            await connection.execute("analyze")
            await connection.execute(
                "update outreach_settings set per_minute = $1, per_domain_per_minute = $1 / 10", PER_MINUTE
            )
        await database.close()


class Chaos:
    """One fault at a time, drawn by weight."""

    def __init__(self, system: System, seed: int) -> None:
        self._system = system
        self._random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._kinds: list[tuple[int, str, Callable[[], None]]] = [
            (8, "kill worker", lambda: self._kill(f"worker{self._random.randrange(WORKERS)}")),
            (1, "kill postgres", lambda: self._kill("postgres")),
            (4, "accept and drop", lambda: self._misbehave(mode="accept_and_drop")),
            (2, "drop", lambda: self._misbehave(mode="drop")),
            (2, "provider error", lambda: self._misbehave(mode="status", status=503)),
        ]

    def strike(self) -> None:
        weights = [weight for weight, _, _ in self._kinds]
        _, name, act = self._random.choices(self._kinds, weights)[0]
        self.done[name] += 1
        act()

    def _kill(self, name: str) -> None:
        child = self._system.children[name]
        if child.pid is not None and child.alive:
            os.kill(child.pid, signal.SIGKILL)

    def _misbehave(self, **details: object) -> None:
        fault = {"provider": "gmail", "operation": "send", "count": 5, **details}
        httpx.post(f"{self._system.providers_url}/sandbox/faults", json=fault, timeout=10).raise_for_status()
