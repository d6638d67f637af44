"""The system as it is deployed: api processes behind a front, workers, a scheduler; deploys, kills and outages."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from production.lab.local.children import Child
from production.lab.local.stack import Stack
from production.tests.faults.processes import Processes, is_ready

APIS, WORKERS = 2, 3
_PRE_STOP_S = {"api": 1.5, "scheduler": 0.0, "worker": 0.0}
"""Between the end of new connections and SIGTERM: in the manifests 8 s, as endpoints are slower to spread than here."""
_GRACE_S = {"api": 30.0, "scheduler": 45.0, "worker": 75.0}
"""Between SIGTERM and SIGKILL, as in the manifests."""


@dataclass(slots=True)
class Fleet(Processes):
    """Started, mended and stopped as any stack, from the main thread."""

    dice: random.Random = field(default_factory=random.Random)
    _rollouts: list[Iterator[None]] = field(default_factory=list)
    """Deploys under way."""

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> None:
        """End one process of that name without a word, or with one; `mend` starts it again as a kubelet would."""
        child = self.dice.choice(self.named(name))
        if child.pid is not None and child.alive:
            os.kill(child.pid, number)

    def deploy(self) -> None:
        """Begin to replace every process, one after the other; `mend` carries it on."""
        self._rollouts.append(self._rollout())

    def serving(self) -> list[Child]:
        """What a deploy replaces, in its order."""
        return [*self.named("worker"), *self.named("scheduler"), *self.named("api")]

    def mend(self) -> None:
        """Restart what has died, and take the next step of a deploy if it is time for it."""
        Stack.mend(self)
        for rollout in self._rollouts[:1]:
            if next(rollout, self) is self:
                self.log_progress("everything is replaced")
                self._rollouts.remove(rollout)

    def break_provider(self, provider: str, operations: tuple[str, ...], **fault: Any) -> None:
        """Until `heal`, every call to these operations misbehaves."""
        for operation in operations:
            order = {"provider": provider, "operation": operation, "count": 1_000_000, **fault}
            httpx.post(f"{self.providers_url}/sandbox/faults", json=order, timeout=30).raise_for_status()

    def heal(self) -> None:
        httpx.delete(f"{self.providers_url}/sandbox/faults", timeout=30).raise_for_status()

    def _environment(self) -> dict[str, str]:
        return Stack._environment(self) | {"PUBLIC_URL": f"http://127.0.0.1:{self.state.port('front')}"}

    def _start_apps(self) -> None:
        Stack._start_apps(self)
        for number in range(1, APIS):
            port = self.state.port(f"api-{number}")
            self.start_child("api", port, *_command("api", port))
        for number in range(WORKERS):
            port = self.state.port(f"worker-{number}")
            self.start_child("worker", port, *_command("worker", port))
        self._list_apis()
        port = self.state.port("front")
        self.start_child("front", port, "-m", "production.tests.load.front", str(port), str(self._apis_file))

    @property
    def _apis_file(self) -> Path:
        return self.state.path / "apis.json"

    def _rollout(self, replaced: Sequence[Child] | None = None) -> Iterator[None]:
        """Each yield is a look at something that takes its time: new and ready, out of the front, stopped."""
        for old in self.serving() if replaced is None else replaced:  # of this moment: a deploy may wait for another
            port = self.state.port(f"{old.name}-{time.monotonic_ns()}")
            self.begin_child(old.name, port, *_command(old.name, port))
            while not is_ready(port):
                yield
            self.apps.remove(old)
            self._list_apis()
            stop_at = time.monotonic() + _PRE_STOP_S[old.name]
            while time.monotonic() < stop_at:
                yield
            old.ask_to_stop()
            kill_at = time.monotonic() + _GRACE_S[old.name]
            while old.alive and time.monotonic() < kill_at:
                yield
            old.join(0)

    def _list_apis(self) -> None:
        """Tell the front, in one step; the last word of an api's command is its port."""
        fresh = self._apis_file.with_suffix(".new")
        fresh.write_text(json.dumps([int(child.command[-1]) for child in self.named("api")]))
        fresh.replace(self._apis_file)


def _command(name: str, port: int) -> list[str]:
    return ["-m", "production", name, *(["--port", str(port)] if name == "api" else [])]
