"""Sends what settle wrote: pending -> sending -> sent, unknown or failed, in order for every conversation."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import assert_never

import structlog

from production.channels.model import ChannelClient
from production.schemas.delivery import Attempt, SendResult, SendStatus
from production.schemas.errors import StaleEpoch, Unavailable
from production.schemas.ids import Channel
from production.schemas.metrics import PROVIDER_RESULTS
from production.schemas.outcomes import DeliveryStatus
from production.schemas.tracing import continued
from production.workers.ports import Outbox

_log = structlog.get_logger()

AT_ONCE = 32
"""Requests to one provider under way in one process."""
IDLE_S = 0.5
LOOKUP_GRACE = timedelta(seconds=20)
"""A provider that does not list a message this long after we gave it one does not have it."""
START_WITHIN_S = 20.0
"""Of a lease: what is given to a provider later may still be under way when the next sender asks for it."""
MAX_RETRY_AGE = timedelta(hours=4)
"""A provider may refuse for now this long; then a person sees to it."""
MAX_UNKNOWN_AGE = timedelta(minutes=15)
"""A provider may leave us in doubt this long; then a person looks whether the customer has the reply."""
_DELAY_MAX_S = 60.0


class Sender:
    """One loop for one channel in one process; rows are shared between processes by row locks.

    Channels do not share a loop, so that a slow provider slows nobody but itself.
    """

    def __init__(self, outbox: Outbox, channel: Channel, client: ChannelClient) -> None:
        self._outbox = outbox
        self._channel = channel
        self._client = client
        self._wake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._not_before = 0.0

    def wake(self) -> None:
        """There is something to send: do not wait for the next look."""
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; what is under way is finished first."""
        while not stop.is_set():
            self._wake.clear()
            taken_at = time.monotonic()
            for attempt in await self._take():
                task = asyncio.create_task(self._deliver(attempt, taken_at))
                self._under_way.add(task)
                task.add_done_callback(self._ended)
            await self._rest()
        await asyncio.gather(*self._under_way)

    async def _take(self) -> list[Attempt]:
        free = AT_ONCE - len(self._under_way)
        if not free or time.monotonic() < self._not_before:
            return []
        try:
            return await self._outbox.take(self._channel, free)
        except Unavailable as error:
            _log.warning("outbox_unavailable", error=str(error))
            return []

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self.wake()  # the next part of the conversation may be due now

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_S):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _deliver(self, attempt: Attempt, taken_at: float) -> None:
        try:
            with continued("send", attempt.traceparent, channel=self._channel, attempt=attempt.number) as sending:
                result = await self._outcome(attempt, taken_at)
                sending.set_attribute("status", result.status)
                await self._record(attempt, result)
        except (Unavailable, StaleEpoch) as error:
            # The row stays in `sending`; after its lease somebody asks the provider what became of it.
            _log.warning("delivery_interrupted", message=str(attempt.message.id), error=str(error))

    async def _outcome(self, attempt: Attempt, taken_at: float) -> SendResult:
        """Nothing that the provider may already have is sent before it was asked."""
        if attempt.previous_status is DeliveryStatus.PENDING:
            if time.monotonic() - taken_at > START_WITHIN_S:
                return SendResult(SendStatus.RETRY, reason="held for too long before it was sent")
        else:
            asked_at = datetime.now(UTC)
            try:
                listed = await self._client.find_sent(attempt.message, attempt.written_at)
            except Unavailable as error:
                return SendResult(SendStatus.UNKNOWN, reason=str(error))
            if found := await self._outbox.unmatched_ids(listed):
                return SendResult(SendStatus.SENT, found[0])
            if asked_at - attempt.tried_at < LOOKUP_GRACE:
                return SendResult(SendStatus.UNKNOWN, reason="not listed yet")
            if not await self._outbox.mark_sending(attempt):
                return SendResult(SendStatus.FAILED, reason="it may not be said any more")
        return await self._client.send(attempt.message)

    async def _record(self, attempt: Attempt, result: SendResult) -> None:
        message_id, age = attempt.message.id, datetime.now(UTC) - attempt.written_at
        PROVIDER_RESULTS.labels(self._channel, result.status).inc()
        _log.info("delivery", message=str(message_id), status=result.status, reason=result.reason)
        delay_s = result.retry_after_s or min(2.0**attempt.number, _DELAY_MAX_S)
        match result.status:
            case SendStatus.SENT:
                await self._outbox.mark_sent(message_id, result.provider_id)
            case SendStatus.FAILED:
                await self._outbox.mark_failed(message_id, result.reason)
            case SendStatus.UNSUBSCRIBED:
                await self._outbox.mark_failed(message_id, result.reason, unsubscribed=True)
            case SendStatus.RETRY if age > MAX_RETRY_AGE:
                await self._outbox.mark_failed(message_id, f"the provider refused for {MAX_RETRY_AGE}: {result.reason}")
            case SendStatus.RETRY:
                if result.retry_after_s:
                    self._not_before = time.monotonic() + result.retry_after_s
                await self._outbox.mark_retry(attempt, DeliveryStatus.PENDING, result.reason, delay_s)
            case SendStatus.UNKNOWN if age > MAX_UNKNOWN_AGE:
                await self._outbox.mark_failed(message_id, f"nobody knows whether it arrived: {result.reason}")
            case SendStatus.UNKNOWN:
                await self._outbox.mark_retry(attempt, DeliveryStatus.UNKNOWN, result.reason, delay_s)
            case _:
                assert_never(result.status)
