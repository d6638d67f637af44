"""Chores of the leading scheduler that turn what Postgres and the providers know into metrics."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

import structlog

from production.crm.support.backlog import Backlog
from production.crm.support.model import LedgerReport
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.metrics import (
    EVENTS_WAITING,
    KEYS_PARKED,
    LEDGER_MESSAGES,
    MISSING,
    OLDEST_REPLY,
    OLDEST_UNOWNED,
    REPLIES_WAITING,
    SPILLED,
    WATCH_EXPIRES,
)

_log = structlog.get_logger()


class Ledger(Protocol):
    """Inbound messages by state."""

    async def report(self) -> LedgerReport: ...


class Waiting(Protocol):
    """What waits in Postgres."""

    async def waiting(self, mailboxes: Sequence[str]) -> Backlog: ...


async def measure(ledger: Ledger, waiting: Waiting, mailboxes: Sequence[str]) -> None:
    """Show the ledger and what waits; `mailboxes` should be watched.

    Raises:
        Unavailable: Postgres cannot be reached; the last numbers stay.
    """
    report, backlog = await ledger.report(), await waiting.waiting(mailboxes)
    for state, count in report.states.items():
        LEDGER_MESSAGES.labels(state).set(count)
    OLDEST_UNOWNED.set(report.oldest_unowned_s or 0.0)
    SPILLED.set(backlog.spilled)
    EVENTS_WAITING.set(backlog.events)
    KEYS_PARKED.set(backlog.parked_keys)
    WATCH_EXPIRES.set(backlog.watch_expires_at.timestamp() if backlog.watch_expires_at else 0)
    for channel, replies in backlog.replies.items():
        REPLIES_WAITING.labels(channel).set(replies.count)
        OLDEST_REPLY.labels(channel).set(replies.oldest_s)


async def compare(missing: Callable[[], Awaitable[Mapping[Channel, int]]]) -> None:
    """Show what the providers have and we do not; while one is away, the last numbers stay."""
    try:
        found = await missing()
    except Unavailable as error:
        _log.warning("not_compared", error=str(error))
        return
    for channel, count in found.items():
        MISSING.labels(channel).set(count)
