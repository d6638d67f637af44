"""Consumes `fte.tickets.incoming`: decode, hand to the pipeline, bury what cannot be handled."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput
from production.schemas.outcomes import LedgerState
from production.schemas.records import Record
from production.stream.codec import decode
from production.workers.pipeline import Pipeline
from production.workers.ports import Publisher, Turns

_log = structlog.get_logger()


class InboundConsumer:
    """Handler and undertaker of the runner for customer messages."""

    def __init__(self, pipeline: Pipeline, turns: Turns, publisher: Publisher, dead_letters: str) -> None:
        self._pipeline = pipeline
        self._turns = turns
        self._publisher = publisher
        self._dead_letters = dead_letters

    async def handle(self, records: Sequence[Record]) -> None:
        messages = []
        for record in records:
            try:
                envelope = decode(record.value)
            except InvalidInput as error:
                await self.bury([record], error)
                continue
            if isinstance(envelope, InboundMessage):
                messages.append(envelope)
        if messages:
            await self._pipeline.handle(messages)

    async def bury(self, records: Sequence[Record], error: Exception) -> None:
        """Write to the dead-letter topic with the reason and the origin, and say so in the ledger."""
        reason = f"{type(error).__name__}: {error}"[:500]
        for record in records:
            origin = f"{record.partition.topic}/{record.partition.number}/{record.offset}"
            headers = {"reason": reason, "origin": origin}
            await self._publisher.publish(self._dead_letters, record.key, record.value, headers)
            try:
                envelope = decode(record.value)
            except InvalidInput:
                continue
            if isinstance(envelope, InboundMessage):
                await self._turns.park(envelope, state=LedgerState.DEAD, reason=reason)
            _log.error("dead_letter", origin=origin, error=type(error).__name__)
