"""One model that costs time and money: it rests while it fails, and what it used is written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from production.agent.budget import MILLION, Price, UsageLedger
from production.agent.circuit_breaker import CircuitBreaker
from production.agent.failures import FailureReason, ModelUnavailable
from production.schemas.metrics import MODEL_COST
from production.schemas.turns import NOTHING_USED, Turn, Usage


class Answer(Protocol):
    """Whatever a model gives."""

    @property
    def usage(self) -> Usage: ...


_Answer = TypeVar("_Answer", bound=Answer)

OnSwitch = Callable[[str, FailureReason], None]
"""Told the model that a turn was not left to, and why: for metrics."""


@dataclass(frozen=True, slots=True)
class Meter:
    """Stands before each call of one model."""

    model: str
    breaker: CircuitBreaker
    price: Price
    ledger: UsageLedger
    clock: Callable[[], float]
    """Monotonic, in seconds."""
    on_switch: OnSwitch

    async def ask(self, turn: Turn, call: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """What the model says.

        Raises:
            ModelUnavailable: it rests, or is away.
        """
        try:
            return await self._ask(turn, call)
        except ModelUnavailable as away:
            self.on_switch(self.model, away.reason)
            raise

    async def _ask(self, turn: Turn, call: Callable[[], Awaitable[_Answer]]) -> _Answer:
        if not self.breaker.admit():
            raise ModelUnavailable(FailureReason.CIRCUIT_OPEN, "failed too often just now")
        started = self.clock()
        try:
            answer = await call()
        except ModelUnavailable as away:
            self.breaker.failed()
            await self._record(turn, away.usage)
            raise
        self.breaker.succeeded(self.clock() - started)
        await self._record(turn, answer.usage)
        return answer

    async def _record(self, turn: Turn, usage: Usage) -> None:
        if usage != NOTHING_USED:
            micros = self.price.micros(usage)
            MODEL_COST.labels(turn.channel, self.model).inc(micros / MILLION)
            await self.ledger.record(turn, self.model, usage, micros)
