"""Some rows of a file become records, each with its outcome: one transaction, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from production.areas.imports.model import Outcome, Planned
from production.areas.imports.store.people import write_people
from production.areas.imports.store.records import write_records
from production.areas.imports.store.writing import Piece, Writing
from production.crm.records.custom import RecordKind
from production.database.named_queries import load_own
from production.database.pool import Connection

_SQL = load_own("production.areas.imports")


async def write_piece(connection: Connection, writing: Writing, piece: Piece) -> None:
    """The one way in which rows become records: what the preview rolls back, the import commits."""
    if writing.house.object is RecordKind.CONTACT:
        planned = await write_people(connection, writing, piece.said)
    else:
        planned = await write_records(connection, writing, piece.said)
    rows = [_stored(one, cells) for one, cells in zip(planned, piece.cells, strict=True)]
    await connection.execute(_SQL["add_rows"], writing.import_id, rows)
    counts = Counter(one.outcome for one in planned)
    await connection.execute(_SQL["advance"], writing.import_id, len(rows), *(counts[outcome] for outcome in Outcome))


def _stored(planned: Planned, cells: Sequence[str]) -> dict[str, Any]:
    return {
        "row": planned.row,
        "outcome": planned.outcome,
        "reason": planned.reason,
        "customer_id": planned.customer_id,
        "record_id": planned.record_id,
        "cells": cells,
        "before": planned.before,
        "after": planned.after,
    }
