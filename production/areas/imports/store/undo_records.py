"""Takes an import of companies, deals or tasks back, some at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from production.areas.imports.model import Outcome, Undone
from production.areas.imports.rules.meeting import given_back
from production.areas.imports.rules.undo import Done, Now, Step, step_back
from production.areas.imports.store.records import kept_of
from production.crm.assistant.kinds import Records
from production.crm.records.custom import RecordKind
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.schemas.errors import Conflict, InvalidInput, NotFound

_SQL = load_own("production.areas.imports")


async def undo_some_records(
    connection: Connection, records: Records, kind: RecordKind, import_id: int, at_once: int
) -> bool:
    """Whether there was something left to take back. What it made can still be restored by hand for a while."""
    rows = await connection.fetch(_SQL["records_to_undo"], import_id, at_once)
    done: defaultdict[int, list[Done]] = defaultdict(list)
    for row in rows:
        done[row["record_id"]].append(Done(Outcome(row["outcome"]), row["before"], row["after"]))
    in_use = {row["id"] for row in await connection.fetch(_SQL[f"{kind}_in_use"], list(done))}
    steps = [await _step(connection, records, one, several, in_use=one in in_use) for one, several in done.items()]
    marks = [{"record_id": step.now.record, "undone": step.undone, "reason": step.reason} for step in steps]
    marked = await connection.fetch(_SQL["mark_records_undone"], import_id, marks)
    counts = Counter(row["undone"] for row in marked)
    await connection.execute(_SQL["count_undone"], import_id, *(counts[undone] for undone in Undone))
    return bool(rows)


async def _step(
    connection: Connection, records: Records, record_id: int, done: Sequence[Done], *, in_use: bool
) -> Step:
    now = await _now(records, record_id, in_use=in_use)
    step = step_back(done, now, kept_of(now.values))
    try:
        async with connection.transaction():
            await _back(records, step)
    except (InvalidInput, Conflict) as error:
        return replace(step, undone=Undone.REFUSED, reason=str(error))
    return step


async def _back(records: Records, step: Step) -> None:
    if step.undone is Undone.REMOVED:
        await records.delete(step.now.record)
    elif step.undone is Undone.RESTORED:
        await records.change(step.now.record, given_back(step.values, step.written))


async def _now(records: Records, record_id: int, *, in_use: bool) -> Now:
    try:
        values: Any = await records.get(record_id)
    except NotFound:
        return Now(record_id, {}, gone=True, in_use=in_use)
    return Now(record_id, values, gone=False, in_use=in_use)
