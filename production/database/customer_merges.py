"""Two records become one, and two again. Everything that changed hands is written down, so that undoing is exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from production.crm.customers.model import Evidence, Merge
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.ids import Proof

_SQL = load("customer_merges")
_OWNED = load("customer_tables")
_NAMES = ("first_name", "last_name")


async def merge_customers(
    connection: Connection,
    kept_id: UUID,
    merged_id: UUID,
    evidence: Sequence[Evidence],
    actor: str,
    chosen: Collection[str] = (),
) -> Merge:
    """Take one record into another: identifiers, conversations, tickets, rows of areas.

    Empty fields are filled from the other, and those that are `chosen` hold the other's value, whatever stood there.

    Raises:
        NotFound: one of them does not exist.
        InvalidInput: they are the same, or one is inside another record already.
    """
    await _hold(connection, kept_id, merged_id)
    clashes = await connection.fetch(_SQL["clashes"], kept_id, merged_id)
    promoted = [row["kept_row"] for row in clashes if row["proof_moves"]]
    demoted = [row["merged_row"] for row in clashes if row["proof_moves"]]
    await _set_proofs(connection, claimed=demoted, proven=promoted)
    staying = [row["merged_row"] for row in clashes]
    identifiers = await _ids(connection, "move_identifiers", kept_id, merged_id, staying)
    conversations = await _ids(connection, "move_conversations", kept_id, merged_id)
    await connection.execute(_SQL["move_tickets"], conversations)
    filled, replaced = await _take_over(connection, kept_id, merged_id, chosen)
    await connection.execute(_SQL["set_merged_into"], merged_id, kept_id)
    written = [asdict(one) for one in evidence]
    owned = await connection.fetchval(_OWNED["move"], merged_id, kept_id)
    moved = conversations, identifiers, promoted, demoted, filled, replaced, owned
    return as_merge(await connection.fetchrow(_SQL["record_merge"], kept_id, merged_id, written, actor, *moved))


async def unmerge_customers(connection: Connection, merge_id: UUID, actor: str) -> Merge:
    """Give back what changed hands, and what has come in since through the identifiers that go back.

    The pair is never again merged by a rule.

    Raises:
        NotFound: there is no such merge.
        InvalidInput: it was undone before, or a later merge must be undone first.
    """
    row = await connection.fetchrow(_SQL["merge"], merge_id)
    if row is None:
        raise NotFound(f"There is no merge {merge_id}.")
    if row["undone_at"] is not None:
        raise InvalidInput("merge_id", "this merge was undone already")
    kept_id, merged_id, promoted, demoted = row["kept_id"], row["merged_id"], row["promoted"], row["demoted"]
    await connection.fetch(_SQL["hold_both"], [kept_id, merged_id])
    if later := await connection.fetchval(_SQL["in_the_way"], merge_id, kept_id, row["identifiers"] + promoted):
        raise InvalidInput("merge_id", f"a later merge builds on this one: undo {later} first")
    returning = row["identifiers"] + demoted
    since = row["conversations"], row["merged_at"], returning
    conversations = await _ids(connection, "return_conversations", merged_id, kept_id, *since)
    await connection.execute(_SQL["move_tickets"], conversations)
    await connection.execute(_SQL["return_identifiers"], merged_id, row["identifiers"])
    await connection.execute(_OWNED["give_back"], row["moved"], kept_id, merged_id)
    await _set_proofs(connection, claimed=promoted, proven=demoted)
    await _take_back(connection, kept_id, row["filled"], row["replaced"])
    await connection.execute(_SQL["set_merged_into"], merged_id, None)
    return as_merge(await connection.fetchrow(_SQL["record_undo"], merge_id, actor))


def as_merge(row: Any) -> Merge:
    """A row of `customer_merges`."""
    return Merge(
        id=row["id"],
        kept_id=row["kept_id"],
        merged_id=row["merged_id"],
        evidence=tuple(Evidence.of(one) for one in row["evidence"]),
        actor=row["actor"],
        merged_at=row["merged_at"],
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
    )


async def _hold(connection: Connection, kept_id: UUID, merged_id: UUID) -> None:
    if kept_id == merged_id:
        raise InvalidInput("other_id", "a customer cannot be merged with itself")
    rows = {row["id"]: row["merged_into"] for row in await connection.fetch(_SQL["hold_both"], [kept_id, merged_id])}
    for customer_id in (kept_id, merged_id):
        if customer_id not in rows:
            raise NotFound(f"There is no customer {customer_id}.")
        if inside := rows[customer_id]:
            raise InvalidInput("other_id", f"customer {customer_id} is part of {inside} already")


async def _take_over(
    connection: Connection, kept_id: UUID, merged_id: UUID, chosen: Collection[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What became of the fields that changed by it, and what they were."""
    before, other = await _fields(connection, kept_id), await _fields(connection, merged_id)
    whole = _NAMES if before["name"] else ()  # half a name of somebody else is none
    empty = {name for name, value in before.items() if not value and name not in whole}
    taken = {name: value for name, value in other.items() if name in chosen or (value and name in empty)}
    await connection.execute(_SQL["set_fields"], kept_id, taken)
    after = await _fields(connection, kept_id)
    changed = [name for name in after if after[name] != before[name]]
    return {name: after[name] for name in changed}, {name: before[name] for name in changed}


async def _take_back(
    connection: Connection, kept_id: UUID, filled: Mapping[str, Any], replaced: Mapping[str, Any]
) -> None:
    """Only what nobody has corrected meanwhile."""
    now = await _fields(connection, kept_id)
    untouched = {name: replaced.get(name) for name, value in filled.items() if now[name] == value}
    await connection.execute(_SQL["set_fields"], kept_id, untouched)


async def _fields(connection: Connection, customer_id: UUID) -> dict[str, Any]:
    return dict(await connection.fetchval(_SQL["fields"], customer_id))


async def _set_proofs(connection: Connection, *, claimed: list[UUID], proven: list[UUID]) -> None:
    """In this order: an identifier is proven for one customer at a time."""
    await connection.execute(_SQL["set_proof"], claimed, Proof.CLAIMED)
    await connection.execute(_SQL["set_proof"], proven, Proof.PROVEN)


async def _ids(connection: Connection, query: str, *arguments: Any) -> list[UUID]:
    return [row["id"] for row in await connection.fetch(_SQL[query], *arguments)]
