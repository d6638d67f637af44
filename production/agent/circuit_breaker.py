"""Spares a model that is down, and the customers who would wait for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class CircuitState(StrEnum):
    """What a breaker lets through."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"
    """One call finds out whether the model is back."""


@dataclass(frozen=True, slots=True)
class BreakerPolicy:
    """When a breaker opens, and for how long."""

    failures: int = 3
    """Failed or slow calls in a row."""
    slow_s: float = 20.0
    """A call that takes longer is a failure, whatever it brings."""
    rest_s: float = 30.0
    """Between two attempts to find out whether the model is back."""


class CircuitBreaker:
    """Counts what happens to the calls of one model. `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float], policy: BreakerPolicy | None = None) -> None:
        self._clock = clock
        self._policy = policy or BreakerPolicy()
        self._failures = 0
        self._next_probe = 0.0
        self._probing = False

    @property
    def state(self) -> CircuitState:
        if self._failures < self._policy.failures:
            return CircuitState.CLOSED
        return CircuitState.HALF_OPEN if self._probing or self._clock() >= self._next_probe else CircuitState.OPEN

    def admit(self) -> bool:
        """Whether to call now. A probe that never reports back holds others off for one rest only."""
        if self._failures < self._policy.failures:
            return True
        if self._clock() < self._next_probe:
            return False
        self._rest()
        self._probing = True
        return True

    def succeeded(self, took_s: float) -> None:
        """The call was answered."""
        if took_s > self._policy.slow_s:
            self.failed()
        else:
            self._failures = 0
            self._probing = False

    def failed(self) -> None:
        """The call brought nothing."""
        self._failures += 1
        self._probing = False
        self._rest()

    def _rest(self) -> None:
        self._next_probe = self._clock() + self._policy.rest_s
