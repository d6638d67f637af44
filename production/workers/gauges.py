"""Jobs of the leading scheduler that turn what Postgres and the providers know into metrics."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

import structlog

from production.crm.support.backlog import Backlog, LedgerReport
from production.database.backlog import BacklogStore
from production.database.ledger import LedgerStore
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.ids import Channel
from production.schemas.metrics import (
    EVENTS_WAITING,
    KEYS_PARKED,
    LEDGER_MESSAGES,
    LONGEST_STUCK,
    MAILBOX_AGE,
    MISSING,
    OLDEST_REPLY,
    OLDEST_UNOWNED,
    REPLIES_WAITING,
    SPILLED,
    WATCH_EXPIRES,
)

_log = structlog.get_logger()


_MAILBOX_STUCK_S = 300.0
"""Many times the pause between two polls."""


class HealthBoard(Protocol):
    """Where processes say how the components are that only they can see."""

    async def report(self, component: str, status: HealthStatus, detail: str | None = None) -> None: ...


async def export_backlog(
    ledger: LedgerStore, waiting: BacklogStore, board: HealthBoard, mailboxes: Sequence[str]
) -> None:
    """Show the ledger and what waits, and name on the board what is stuck; `mailboxes` should be watched.

    Raises:
        Unavailable: Postgres cannot be reached; the last numbers stay.
    """
    report, backlog = await ledger.report(), await waiting.waiting(mailboxes)
    _show(report, backlog)
    for component, stuck in (("mailboxes", _stuck_mailboxes(backlog)), ("messages", _stuck_messages(backlog))):
        status = HealthStatus.DEGRADED if stuck else HealthStatus.HEALTHY
        await board.report(component, status, "; ".join(stuck) or None)


def _show(report: LedgerReport, backlog: Backlog) -> None:
    for state, count in report.states.items():
        LEDGER_MESSAGES.labels(state).set(count)
    OLDEST_UNOWNED.set(report.oldest_unowned_s or 0.0)
    SPILLED.set(backlog.spilled)
    EVENTS_WAITING.set(backlog.events)
    KEYS_PARKED.set(backlog.parked_keys)
    LONGEST_STUCK.set(_age_s(backlog.stuck_keys[0].since) if backlog.stuck_keys else 0.0)
    for address, age_s in backlog.mailbox_age_s.items():
        MAILBOX_AGE.labels(address).set(age_s)
    WATCH_EXPIRES.set(backlog.watch_expires_at.timestamp() if backlog.watch_expires_at else 0)
    for channel, replies in backlog.replies.items():
        REPLIES_WAITING.labels(channel).set(replies.count)
        OLDEST_REPLY.labels(channel).set(replies.oldest_s)


def _stuck_mailboxes(backlog: Backlog) -> list[str]:
    return [
        f"{address} has not been read for {age_s / 60:.0f} minutes"
        for address, age_s in backlog.mailbox_age_s.items()
        if age_s > _MAILBOX_STUCK_S
    ]


def _stuck_messages(backlog: Backlog) -> list[str]:
    """Without names: everybody may read this."""
    return [f"sender {each.id} waits since {each.since:%Y-%m-%d %H:%M} UTC" for each in backlog.stuck_keys[:5]]


def _age_s(since: datetime) -> float:
    return (datetime.now(UTC) - since).total_seconds()


async def export_missing(missing: Callable[[], Awaitable[Mapping[Channel, int]]]) -> None:
    """Show what the providers have and we do not; while one is away, the last numbers stay."""
    try:
        found = await missing()
    except Unavailable as error:
        _log.warning("not_compared", error=str(error))
        return
    for channel, count in found.items():
        MISSING.labels(channel).set(count)
