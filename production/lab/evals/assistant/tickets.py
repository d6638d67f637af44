"""Tickets of the world: nobody writes them over the assistant, so they are put beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from production.database.pool import Database

_ADD = """
with who as (select id from customers where number = $1),
thread as (
    insert into conversations (customer_id, channel, thread_key, proof) select id, $2, $3, 'proven' from who
    returning id, customer_id
)
insert into tickets
    (ticket_number, conversation_id, customer_id, source_channel, subject, category, priority, status, created_at)
select $3, id, customer_id, $2, $4, $5, $6, $7, $8 from thread
"""


async def add_tickets(database: Database, rows: Sequence[Mapping[str, Any]], numbers: Mapping[str, int]) -> None:
    """`numbers` are those of the contacts, by mail address."""
    fields = ("channel", "number", "subject", "category", "priority", "status", "at")
    for row in rows:
        await database.execute(_ADD, numbers[row["contact"]], *(row[name] for name in fields))
