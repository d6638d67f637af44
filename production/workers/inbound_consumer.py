"""Consumes `fte.tickets.incoming`: decode, admit to the ledger, hand to the pipeline; defer or dead-letter the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput, TooLarge
from production.schemas.metrics import DEAD_LETTERS
from production.schemas.outcomes import EndCode, EndReason, LedgerState
from production.schemas.records import Record
from production.schemas.tracing import continued
from production.stream.codec import decode
from production.workers.hand_over import HandOver
from production.workers.pipeline import Pipeline
from production.workers.ports import Publisher, Turns

_log = structlog.get_logger()


class InboundConsumer:
    """Handler of the runner for customer messages."""

    def __init__(
        self, pipeline: Pipeline, hand_over: HandOver, turns: Turns, publisher: Publisher, dead_letters: str
    ) -> None:
        self._pipeline = pipeline
        self._hand_over = hand_over
        self._turns = turns
        self._publisher = publisher
        self._dead_letters = dead_letters

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        messages = []
        for record in records:
            try:
                envelope = decode(record.value)
            except InvalidInput as error:
                await self._write_off(record, str(error))
                continue
            if isinstance(envelope, InboundMessage):
                messages.append(envelope)
        if messages:
            known = {message.event_id for message in messages}
            *others, last = [message.traceparent for message in messages]
            with continued("handle", last, others, messages=len(messages)):
                await self._pipeline.handle(await self._turns.admit(messages), lambda: _adds(newer(), known))

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """Park the key: its messages wait in the ledger, in order, and everybody else goes on."""
        messages = [envelope for record in records if (envelope := _message(record))]
        if messages:
            await self._turns.admit(messages)
            await self._turns.defer_key(messages[0].key, str(error))
            _log.warning("key_parked", messages=len(messages), error=str(error))
        return True

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """To the dead-letter topic with reason and origin; the ledger says so, and a person gets the conversation."""
        reason = f"{type(error).__name__}: {error}"[:500]
        for record in records:
            await self._write_off(record, reason)
            if message := _message(record):
                await self._hand_over.escalate_or_write_off(
                    message, EndReason(EndCode.FAILED, reason), LedgerState.DEAD
                )
        return True

    async def _write_off(self, record: Record, reason: str) -> None:
        origin = f"{record.partition.topic}/{record.partition.number}/{record.offset}"
        headers = {"reason": reason, "origin": origin}
        try:
            await self._publisher.publish(self._dead_letters, record.key, record.value, headers)
        except TooLarge:  # the origin tells where it can still be read
            await self._publisher.publish(self._dead_letters, record.key, b"", headers)
        DEAD_LETTERS.inc()
        _log.error("dead_letter", origin=origin)
        if record.event_id and not _message(record):
            await self._turns.write_off(record.event_id, record.key, record.written_at, reason)


def _adds(waiting: Sequence[Record], known: set[str]) -> bool:
    """Whether somebody wrote more: providers deliver the same message again and again."""
    return any((message := _message(record)) and message.event_id not in known for record in waiting)


def _message(record: Record) -> InboundMessage | None:
    try:
        envelope = decode(record.value)
    except InvalidInput:
        return None
    return envelope if isinstance(envelope, InboundMessage) else None
