"""The jobs that forget and archive: in small batches and whole partitions, so that nothing waits for their locks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog

from production.crm.support.retention import ARCHIVE_AFTER, PartitionedTable, RetentionClass
from production.database.partitions import PartitionStore
from production.database.retention import RetentionStore

_log = structlog.get_logger()

BATCH = 500
ROUNDS = 200
"""Batches of one kind in one go; what is left of a large backlog waits for the next."""


async def forget_old(rows: RetentionStore, periods: Mapping[RetentionClass, timedelta]) -> None:
    """Forget each kind after its period, and what says itself until when it is kept; kinds without a period are kept.

    Raises:
        Unavailable: Postgres cannot be reached; what is gone is gone, the next turn goes on.
    """
    for kind, older in periods.items():
        if gone := await _in_batches(partial(rows.forget, kind, older)):
            _log.info("forgotten", kind=kind, rows=gone)
    if gone := await _in_batches(rows.forget_expired):
        _log.info("forgotten", kind="expired", rows=gone)


async def maintain_partitions(partitions: PartitionStore, periods: Mapping[PartitionedTable, timedelta]) -> None:
    """Create the partitions to come, drop those that are older than their period, and archive what ended.

    Raises:
        Unavailable: Postgres cannot be reached, or somebody reads a table for too long to change it now.
    """
    today = datetime.now(UTC)
    for table in PartitionedTable:
        if made := await partitions.create(table, today):
            _log.info("months_made", table=table, months=made)
    for table, older in periods.items():
        if dropped := await partitions.drop(table, today - older):
            _log.info("months_dropped", table=table, months=dropped)
    if archived := await _in_batches(partial(partitions.archive, ARCHIVE_AFTER)):
        _log.info("messages_filed", rows=archived)


async def _in_batches(work: Callable[[int], Awaitable[int]]) -> int:
    done = 0
    for _ in range(ROUNDS):
        count = await work(BATCH)
        done += count
        if count < BATCH:
            break
    return done
