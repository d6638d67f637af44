"""Waits until nothing is open any more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import asyncpg

from production.lab.local.stack import Stack

_PATIENCE_S = 300.0
"""Until then every message must have its end once the faults are over."""
_QUIET_S = 15.0
"""What a restarted consumer still has to read would show up by then."""


OPEN_WORK = """
select (select count(*) from inbound_messages where state in ('received', 'processing'))
     + (select count(*) from messages where delivery_status in ('pending', 'sending', 'unknown'))
     + (select count(*) from intake_spill where published_at is null)
"""
"""Messages in the ledger without an end, replies not sent, and envelopes waiting for Kafka."""


def settle(stack: Stack) -> int:
    """Wait, restarting what dies, until every message has its end; how many have none when the time is up."""

    def look() -> int:
        stack.mend()
        return asyncio.run(_open_work(stack))

    return until_quiet(look)


def until_quiet(open_work: Callable[[], int]) -> int:
    """Wait until nothing is open for a while; how much is when the time is up. `open_work`: -1 if unknown."""
    deadline = time.monotonic() + _PATIENCE_S
    quiet_since, left = None, -1
    while time.monotonic() < deadline:
        left = open_work()
        if left:
            quiet_since = None
        elif quiet_since is None:
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > _QUIET_S:
            return 0
        time.sleep(0.5)
    return left


async def _open_work(stack: Stack) -> int:
    try:
        connection = await asyncpg.connect(stack.env["DATABASE_URL"], timeout=5)
    except (OSError, asyncpg.PostgresError):
        return -1
    try:
        left: int = await connection.fetchval(OPEN_WORK)
    finally:
        await connection.close()
    return left
