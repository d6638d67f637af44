"""What a local stack has spent so far: processor time of the worker and of Postgres, statements of api and worker."""

from __future__ import annotations

from dataclasses import astuple, dataclass

import psutil

from production.database.pool import Database
from production.lab.bench.figures import Json, rounded
from production.lab.local.children import Child
from production.lab.local.stack import Stack

_STATEMENTS = """
select coalesce(sum(calls), 0)::bigint from pg_stat_statements
where userid = (select oid from pg_roles where rolname = 'fte_service')
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Since the processes began."""

    worker_s: float
    postgres_s: float
    """The server with all of its backends, also those that have ended, whoever they worked for."""
    statements: int
    """Begin and commit are statements, too; each is a round trip, but for one that is executed for many rows."""

    def a_message(self, before: Spent, messages: int) -> Json:
        """What each of `messages` cost since `before`."""
        worker_s, postgres_s, statements = (
            (now - then) / messages for now, then in zip(astuple(self), astuple(before), strict=True)
        )
        figures = {"worker_ms": worker_s * 1000, "postgres_ms": postgres_s * 1000, "statements": statements}
        return rounded({"processor_ms": sum(figures[name] for name in ("worker_ms", "postgres_ms")), **figures})


async def spent(stack: Stack) -> Spent:
    """Until now; the stack has started its own Postgres."""
    database = Database(stack.env["DATABASE_URL"])
    try:
        await database.execute("create extension if not exists pg_stat_statements")
        statements = await database.fetchval(_STATEMENTS)
    finally:
        await database.close()
    parts = [*stack.stores, *stack.apps]
    return Spent(_all_of(parts, "worker"), _all_of(parts, "postgres"), statements)


def _all_of(parts: list[Child], name: str) -> float:
    return sum(processor_s(psutil.Process(part.pid)) for part in parts if part.name == name)


def processor_s(process: psutil.Process) -> float:
    """Seconds of a process and of all that it has started, also of what has ended."""
    times = process.cpu_times()
    own: float = times.user + times.system + times.children_user + times.children_system
    return own + sum(map(processor_s, process.children()))
