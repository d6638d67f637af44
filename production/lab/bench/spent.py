"""What a local stack has spent so far: processor time of each of its processes, statements of api and worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from production.database.pool import Database
from production.lab.bench.figures import Json, rounded
from production.lab.local.stack import Stack

_PRODUCT = "worker", "postgres", "api", "scheduler"
"""What a message costs whoever runs us; the broker, and the providers that we play, are told beside it."""
_STATEMENTS = """
select coalesce(sum(calls), 0)::bigint from pg_stat_statements
where userid = (select oid from pg_roles where rolname = 'fte_service')
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Since the processes began."""

    processor_s: Mapping[str, float]
    """Seconds of each part of the stack with all that it has started, also what has ended, whoever it worked for."""
    statements: int
    """Begin and commit are statements, too; each is a round trip, but for one that is executed for many rows."""

    def a_message(self, before: Spent, messages: int) -> Json:
        """What each of `messages` cost since `before`."""
        ms = {name: (now - before.processor_s[name]) / messages * 1000 for name, now in self.processor_s.items()}
        figures = {f"{name}_ms": ms[name] for name in sorted(ms, key=ms.__getitem__, reverse=True)}
        statements = (self.statements - before.statements) / messages
        return rounded({"processor_ms": sum(ms[name] for name in _PRODUCT), **figures, "statements": statements})


async def spent(stack: Stack) -> Spent:
    """Until now; the stack has started its own Postgres."""
    database = Database(stack.env["DATABASE_URL"])
    try:
        await database.execute("create extension if not exists pg_stat_statements")
        statements = await database.fetchval(_STATEMENTS)
    finally:
        await database.close()
    seconds: defaultdict[str, float] = defaultdict(float)
    for part in (*stack.stores, *stack.apps):
        seconds[part.name] += processor_s(psutil.Process(part.pid))
    return Spent(seconds, statements)


def processor_s(process: psutil.Process) -> float:
    """Seconds of a process and of all that it has started, also of what has ended."""
    try:
        times = process.cpu_times()
        children = process.children()
    except psutil.NoSuchProcess:  # it has ended meanwhile: whoever started it has its seconds now
        return 0.0
    own: float = times.user + times.system + times.children_user + times.children_system
    return own + sum(map(processor_s, children))
