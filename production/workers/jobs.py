"""The jobs of the scheduler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog

from production.channels.provider import TemplateState
from production.database.events import EventStore
from production.database.ledger import LedgerStore
from production.database.mailboxes import MailboxStore
from production.database.spill import SpillStore
from production.database.templates import TemplateStore
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.metrics import PROVIDER_HEALTHY
from production.schemas.outcomes import EndCode, EndReason, LedgerState
from production.stream.codec import encode
from production.workers.gauges import HealthBoard
from production.workers.hand_over import HandOver
from production.workers.ports import BatchPublisher, Publisher

_log = structlog.get_logger()

_OVERDUE = EndReason(EndCode.OVERDUE, "no worker finished it in time")

WATCH_RENEWAL = timedelta(days=1)
"""Gmail forgets a watch after seven days and advises to renew it daily."""
_BATCH = 500
RELAY_S = 0.05
"""Between two looks for new events: pages wait for them."""


class PushMailbox(Protocol):
    """A mailbox that pushes notifications."""

    async def watch(self, topic: str) -> tuple[int, datetime]: ...


async def relay_events(events: EventStore, publisher: BatchPublisher, topic: str) -> None:
    """Publish the outbox in order; a crash in between publishes some again, consumers count them once."""
    while batch := await events.unpublished(_BATCH):
        await publisher.publish_all(topic, [(event.key, event.model_dump_json().encode()) for _, event in batch])
        await events.mark_published([row_id for row_id, _ in batch])


async def drain_spill(spill: SpillStore, publisher: Publisher) -> None:
    """Publish what was accepted while Kafka was away, in order of arrival."""
    while batch := await spill.spilled(_BATCH):
        for row_id, topic, key, envelope in batch:
            await publisher.publish(topic, key, envelope, {})
            await spill.mark_published(row_id)


async def resume_deferred(ledger: LedgerStore, publisher: Publisher, topic: str) -> None:
    """Bring parked keys whose pause is over back to the workers: one message of each is enough."""
    for message in await ledger.due_deferred(_BATCH):
        await publisher.publish(topic, message.key, encode(message), {"event_id": message.event_id})


async def escalate_stale(ledger: LedgerStore, hand_over: HandOver) -> None:
    """Give to a person what nobody has looked after for a minute."""
    for message in await ledger.unowned(_BATCH):
        _log.error("unowned_message", event_id=message.event_id)
        await hand_over.escalate_or_write_off(message, _OVERDUE, LedgerState.ESCALATED)


class GmailWatch:
    """Keeps a mailbox watched."""

    def __init__(self, address: str, client: PushMailbox, mailboxes: MailboxStore, topic: str) -> None:
        self._address = address
        self._client = client
        self._mailboxes = mailboxes
        self._topic = topic
        self._renew_at: datetime | None = None

    async def renew(self) -> None:
        """Watch it, if it is not watched or that was not renewed for a day."""
        now = datetime.now(UTC)
        if self._renew_at is None or self._renew_at <= now:
            history_id, expires_at = await self._client.watch(self._topic)
            await self._mailboxes.register(self._address, history_id, expires_at)
            self._renew_at = now + WATCH_RENEWAL


async def look_at_templates(
    templates: TemplateStore, provider: str, listed: Callable[[], Awaitable[list[TemplateState]]]
) -> None:
    """What the provider says of the texts that it has to approve: one that it refuses is not sent."""
    try:
        await templates.keep(provider, await listed())
    except Unavailable as error:
        _log.warning("templates_unknown", provider=provider, error=str(error))


async def report_health(board: HealthBoard, pings: Mapping[str, Callable[[], Awaitable[str | None]]]) -> None:
    """Ask every provider and write down how it is."""
    for name, ping in pings.items():
        try:
            warning = await ping()
        except Unavailable as error:
            PROVIDER_HEALTHY.labels(name).set(0)
            _log.warning("component_unhealthy", component=name, error=str(error))
            await board.report(name, HealthStatus.UNHEALTHY, str(error))
        else:
            PROVIDER_HEALTHY.labels(name).set(1)
            await board.report(name, HealthStatus.DEGRADED if warning else HealthStatus.HEALTHY, warning)
