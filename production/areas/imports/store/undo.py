"""Takes an import of contacts back, some at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from production.areas.imports.model import Outcome, Undone
from production.areas.imports.rules.undo import OF_CONTACTS, Done, Now, Step, step_back
from production.crm.permissions.model import Caller
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.named_queries import load, load_own
from production.database.pool import Connection

_SQL = load_own("production.areas.imports")
_CONTACTS = load("contacts")
_MOST = 500


async def undo_some(connection: Connection, caller: Caller, import_id: int, at_once: int) -> bool:
    """Whether there was something left to take back."""
    rows = await connection.fetch(_SQL["to_undo"], import_id, min(at_once, _MOST))
    if not rows:
        return False
    steps = [step_back(done, now, OF_CONTACTS) for now, done in _people(rows)]
    marks = [{"customer_id": step.now.record, "undone": step.undone, "reason": step.reason} for step in steps]
    marked = await connection.fetch(_SQL["mark_undone"], import_id, marks)
    counts = Counter(row["undone"] for row in marked)
    await connection.execute(_SQL["count_undone"], import_id, *(counts[undone] for undone in Undone))
    await _remove(connection, steps)
    await _restore(connection, caller, steps)
    return True


async def _remove(connection: Connection, steps: Sequence[Step]) -> None:
    """Whom the import made are as if they had never been; whom it brought back are deleted again."""
    gone = [step for step in steps if step.undone is Undone.REMOVED]
    again = [step.now.record for step in gone if step.was_deleted]
    await connection.executemany(_CONTACTS["delete"], [(customer_id,) for customer_id in again])
    made = [step.now.record for step in gone if not step.was_deleted]
    await connection.execute(_SQL["let_go"], made)
    await connection.execute(_SQL["remove"], made)


async def _restore(connection: Connection, caller: Caller, steps: Sequence[Step]) -> None:
    back = [step for step in steps if step.undone is Undone.RESTORED]
    writes = [
        ContactWrite(
            step.now.record,
            {name: value for name, value in step.values.items() if name != "name"},
            step.written,
            exists=True,
        )
        for step in back
    ]
    await write_contacts(connection, caller, writes)
    names = [(step.now.record, step.values["name"]) for step in back if "name" in step.values]
    await connection.executemany(_SQL["set_name"], names)


def _people(rows: Sequence[Any]) -> list[tuple[Now, list[Done]]]:
    done: defaultdict[UUID, list[Done]] = defaultdict(list)
    people: dict[UUID, Now] = {}
    for row in rows:
        customer_id = row["customer_id"]
        people[customer_id] = Now(customer_id, row["values"], row["gone"], row["in_use"])
        done[customer_id].append(Done(Outcome(row["outcome"]), row["before"], row["after"]))
    return [(now, done[customer_id]) for customer_id, now in people.items()]
