"""A history many times over, each copy after the one before and of other customers. Facts are copied by Postgres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from production.database.pool import Database
from production.schemas.events import Event

PATIENCE_S = 3_600
"""Nobody waits for a history that is made."""
_TOLD = """
create temp table told on commit drop as select * from insight_facts order by at; -- as they would have come
create function pg_temp.copy_of(id uuid, number integer) returns uuid language sql immutable as $$
    select overlay(id::text placing lpad(to_hex(number), 8, '0') from 1)::uuid
$$"""
_COPY = """
insert into insight_facts (event_id, kind, label, at, channel, team, person, value, bucket, ticket_id, deal_id, who,
                           followed_at, confirmed_at)
select pg_temp.copy_of(event_id, $1), kind, label, at + $2::interval, channel, team, person, value, bucket,
       pg_temp.copy_of(ticket_id, $1), deal_id, pg_temp.copy_of(who, $1), followed_at + $2, confirmed_at + $2
from told"""

_INDEXES = """
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made, conname as key
from pg_index left join pg_constraint on conindid = indexrelid
where indrelid = 'insight_facts'::regclass"""


@dataclass(frozen=True, slots=True)
class Repeated:
    """What happens again and again."""

    events: Sequence[Event]
    """Of the first time."""
    copies: int
    apart: timedelta

    async def copy_facts(self, database: Database) -> None:
        """What is counted already happens so many times in all. Indexes are made once, when all of it is there."""
        async with database.transaction() as connection:
            await connection.execute("alter table insight_facts set unlogged")
            await connection.execute(_TOLD)
            indexes = await connection.fetch(_INDEXES)
            for name, _, key in indexes:
                drop = f"alter table insight_facts drop constraint {key}" if key else f"drop index {name}"
                await connection.execute(drop)
            for number in range(1, self.copies):
                await connection.execute(_COPY, number, number * self.apart, timeout=PATIENCE_S)
            for name, made, key in indexes:
                await connection.execute(made, timeout=PATIENCE_S)
                if key:
                    await connection.execute(f"alter table insight_facts add primary key using index {name}")

    def between(self, since: datetime, until: datetime) -> Iterator[Event]:
        """The events of all copies between two moments; of deals also what happened before."""
        for number in range(self.copies):
            for event in self.events:
                at = event.occurred_at + number * self.apart
                if at < until and (at >= since or event.type == "worth_changed"):
                    yield _copy(event, number, at)


def _copy(event: Event, number: int, at: datetime) -> Event:
    whose = {"customer": f"{event.payload['customer']} {number}"} if "customer" in event.payload else {}
    same = {"event_id": UUID(int=event.event_id.int ^ number), "occurred_at": at, "payload": event.payload | whose}
    return event.model_copy(update=same)
