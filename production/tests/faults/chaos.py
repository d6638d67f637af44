"""What goes wrong: processes die or freeze, stores restart, providers misbehave."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import httpx

from production.tests.faults.system import System
from production.tests.faults.ways import FAULTY

FREEZE_S = 14.0
"""Longer than the consumers' session time-out: the group takes the partitions away from the frozen worker."""


class Chaos:
    """One fault at a time, drawn by weight."""

    def __init__(self, system: System, seed: int) -> None:
        self._system = system
        self._random = random.Random(seed)
        self._frozen: list[tuple[float, int]] = []
        self.done: Counter[str] = Counter()
        self._kinds: list[tuple[int, str, Callable[[], None]]] = [
            (6, "kill worker", lambda: self._signal("worker", signal.SIGKILL)),
            (4, "freeze worker", self._freeze),
            (3, "stop worker", lambda: self._signal("worker", signal.SIGTERM)),
            (4, "kill api", lambda: self._signal("api", signal.SIGKILL)),
            (2, "kill scheduler", lambda: self._signal("scheduler", signal.SIGKILL)),
            (1, "kill broker", lambda: self._signal("kafka", signal.SIGKILL)),
            (1, "kill postgres", lambda: self._signal("postgres", signal.SIGKILL)),
            (3, "accept and drop", lambda: self._misbehave("accept_and_drop", 3)),
            (2, "drop", lambda: self._misbehave("drop", 3)),
            (2, "rate limit", lambda: self._misbehave("status", 3, status=429, retry_after=1)),
            (2, "provider error", lambda: self._misbehave("status", 5, status=503)),
        ]

    def strike(self) -> None:
        """Do one of them."""
        weights = [weight for weight, _, _ in self._kinds]
        _, name, act = self._random.choices(self._kinds, weights)[0]
        self.done[name] += 1
        act()

    def thaw(self, *, everything: bool = False) -> None:
        """Let frozen processes go on whose time is over."""
        now = time.monotonic()
        for until, pid in list(self._frozen):
            if everything or until <= now:
                self._frozen.remove((until, pid))
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def _signal(self, name: str, number: signal.Signals) -> None:
        child = self._random.choice(self._system.named(name))
        if child.pid is not None and child.alive:
            with suppress(ProcessLookupError):
                os.kill(child.pid, number)

    def _freeze(self) -> None:
        child = self._random.choice(self._system.named("worker"))
        if child.pid is not None and child.alive:
            os.kill(child.pid, signal.SIGSTOP)
            self._frozen.append((time.monotonic() + FREEZE_S, child.pid))

    def _misbehave(self, mode: str, count: int, **details: int) -> None:
        provider = self._random.choice(FAULTY)
        fault = {"provider": provider, "operation": "send", "mode": mode, "count": count, **details}
        httpx.post(f"{self._system.providers_url}/sandbox/faults", json=fault, timeout=5).raise_for_status()
