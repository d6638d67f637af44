"""Sends what settle wrote: pending -> sending -> sent, unknown or failed, in order for every conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import assert_never

import structlog

from production.schemas.delivery import Attempt, SendResult, SendStatus
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus
from production.workers.ports import ChannelClient, Outbox

_log = structlog.get_logger()

BATCH = 50
IDLE_S = 0.5
MAX_ATTEMPTS = 8


class Sender:
    """One loop a process; rows are shared between processes by row locks."""

    def __init__(self, outbox: Outbox, clients: Mapping[Channel, ChannelClient]) -> None:
        self._outbox = outbox
        self._clients = clients
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There is something to send: do not wait for the next look."""
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; what is under way is finished first."""
        while not stop.is_set():
            self._wake.clear()
            try:
                attempts = await self._outbox.take(list(self._clients), BATCH)
            except Unavailable as error:
                _log.warning("outbox_away", error=str(error))
                attempts = []
            if attempts:
                await asyncio.gather(*(self._deliver(attempt) for attempt in attempts))
            else:
                await self._rest()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_S):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _deliver(self, attempt: Attempt) -> None:
        client = self._clients[attempt.message.channel]
        try:
            result = await self._find(client, attempt) or await client.send(attempt.message)
            await self._record(attempt, result)
        except Unavailable as error:
            # The row stays in `sending`; after its lease somebody asks the provider what became of it.
            _log.warning("delivery_interrupted", message=str(attempt.message.id), error=str(error))

    async def _find(self, client: ChannelClient, attempt: Attempt) -> SendResult | None:
        """Nothing that the provider may already have is sent before it was asked."""
        if attempt.was is DeliveryStatus.PENDING:
            return None
        provider_id = await client.find_sent(attempt.message)
        return SendResult(SendStatus.SENT, provider_id) if provider_id else None

    async def _record(self, attempt: Attempt, result: SendResult) -> None:
        message_id = attempt.message.id
        _log.info("delivery", message=str(message_id), status=result.status, reason=result.reason)
        match result.status:
            case SendStatus.SENT:
                await self._outbox.mark_sent(message_id, result.provider_id)
            case SendStatus.FAILED:
                await self._outbox.mark_failed(message_id, result.reason)
            case SendStatus.RETRY if attempt.number >= MAX_ATTEMPTS:
                await self._outbox.mark_failed(message_id, f"gave up after {attempt.number} attempts: {result.reason}")
            case SendStatus.RETRY:
                delay = result.retry_after_s or min(2.0**attempt.number, 60.0)
                await self._outbox.mark_retry(message_id, DeliveryStatus.PENDING, result.reason, delay)
            case SendStatus.UNKNOWN:
                await self._outbox.mark_retry(message_id, DeliveryStatus.UNKNOWN, result.reason, 2.0**attempt.number)
            case _:
                assert_never(result.status)
