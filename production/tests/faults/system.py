"""The system under test: real Kafka and Postgres, two api processes, two workers, a scheduler, local providers."""

from __future__ import annotations

import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from production.local.children import Child, wait_until
from production.local.stack import Stack
from production.schemas.errors import ConfigurationError

WORKERS = 2


@dataclass(slots=True)
class System(Stack):
    """A stack with more than one process of each kind, and a model that marks its answers."""

    apis: int = 2

    @property
    def answers_log(self) -> Path:
        return self.state.log("answers")

    @property
    def providers_db(self) -> Path:
        return self.state.path / "providers.sqlite"

    @property
    def api_urls(self) -> list[str]:
        return [
            self.env["PUBLIC_URL"],
            *(f"http://127.0.0.1:{self.state.port(f'api{n}')}" for n in range(1, self.apis)),
        ]

    @property
    def providers_url(self) -> str:
        return self.env["TWILIO_API_URL"]

    @property
    def auth_token(self) -> str:
        return self.env["TWILIO_AUTH_TOKEN"]

    def named(self, name: str) -> list[Child]:
        return [child for child in (*self.stores, *self.apps) if child.name == name]

    def open_chats(self, addresses: list[str]) -> None:
        """As if each of them had just written at the provider: its 24-hour window is open."""
        with sqlite3.connect(self.providers_db, timeout=30) as db:
            rows = [(address, time.time()) for address in addresses]
            db.executemany("insert or replace into chat (address, last_inbound_at) values (?, ?)", rows)

    def _start_apps(self) -> None:
        Stack._start_apps(self)
        for number in range(1, self.apis):
            port = self.state.port(f"api{number}")
            self._start_child("api", port, "-m", "production", "api", "--port", str(port))
        for number in range(WORKERS):
            port = self.state.port(f"worker{number}")
            self._start_child("worker", port, "-m", "production.tests.faults.worker", str(self.answers_log))

    def _start_child(self, name: str, port: int, *arguments: str) -> None:
        env = self.env | ({"WORKER_PORT": str(port)} if name == "worker" else {})
        child = Child(name, [sys.executable, *arguments], self.state.log(name), env=env)
        self.apps.append(child)
        child.start()
        if not wait_until(lambda: self._is_ready(port), timeout_s=60, child=child):
            raise ConfigurationError(f"{name} did not become ready:\n{child.tail()}")

    def _is_ready(self, port: int) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=2).is_success
        except httpx.HTTPError:
            return False
