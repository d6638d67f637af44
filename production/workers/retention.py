"""The chore that forgets: in small batches, so that nothing waits for its locks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol

import structlog

from production.crm.support.retention import Kept

_log = structlog.get_logger()

BATCH = 500
ROUNDS = 200
"""Batches of one kind in one go; what is left of a large backlog waits for the next."""


class Archive(Protocol):
    """Deletes one batch."""

    async def forget(self, kind: Kept, older: timedelta, limit: int) -> int: ...


async def forget_old(archive: Archive, periods: Mapping[Kept, timedelta]) -> None:
    """Forget each kind after its period; kinds without one are kept.

    Raises:
        Unavailable: Postgres cannot be reached; what is gone is gone, the next turn goes on.
    """
    for kind, older in periods.items():
        gone = 0
        for _ in range(ROUNDS):
            count = await archive.forget(kind, older, BATCH)
            gone += count
            if count < BATCH:
                break
        if gone:
            _log.info("forgotten", kind=kind, rows=gone)
