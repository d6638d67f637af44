"""Waits until nothing is open any more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from production.lab.local.stack import Stack
from production.tests.contract.channels.drivers import WAYS
from production.tests.faults.marks import NUMBER
from production.tests.faults.processes import AWAY, ask
from production.tests.faults.ways import UNLISTED

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


_HASTEN = """
-- Longer than a lease, and than a worker is frozen: what it still sends then would come after the next reply.
update messages set created_at = created_at - interval '15 minutes', next_attempt_at = clock_timestamp()
where delivery_status = 'unknown' and case when recipient ~ $1 then right(recipient, 7)::int % $2 = any($3) end
  and tried_at < clock_timestamp() - interval '45 seconds' and created_at > clock_timestamp() - interval '15 minutes'
"""


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


async def hasten(database_url: str) -> None:
    """A quarter of an hour passes for replies of which only a report could have told, and none has: a person looks."""
    with suppress(*AWAY):
        await ask(database_url, _HASTEN, NUMBER, len(WAYS), UNLISTED)


async def _open_work(stack: Stack) -> int:
    await hasten(stack.env["DATABASE_URL"])
    try:
        [[left]] = await ask(stack.env["DATABASE_URL"], OPEN_WORK)
    except AWAY:
        return -1
    return int(left)
