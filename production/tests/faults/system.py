"""The system under test: real Kafka and Postgres, two api processes, two workers, a scheduler, local providers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from production.lab.local.stack import Stack
from production.tests.faults.processes import Processes

WORKERS = 2


@dataclass(slots=True)
class System(Processes):
    """A stack with more than one process of each kind, and a model that marks its answers."""

    apis: int = 2

    @property
    def answers_log(self) -> Path:
        return self.state.log("answers")

    @property
    def api_urls(self) -> list[str]:
        return [
            self.env["PUBLIC_URL"],
            *(f"http://127.0.0.1:{self.state.port(f'api{n}')}" for n in range(1, self.apis)),
        ]

    def _start_apps(self) -> None:
        Stack._start_apps(self)
        for number in range(1, self.apis):
            port = self.state.port(f"api{number}")
            self.start_child("api", port, "-m", "production", "api", "--port", str(port))
        for number in range(WORKERS):
            port = self.state.port(f"worker{number}")
            self.start_child("worker", port, "-m", "production.tests.faults.worker", str(self.answers_log))
