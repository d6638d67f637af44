"""The event outbox, and the metrics that its consumer keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.support.metrics import ChannelFigures
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.together import WrittenTogether
from production.schemas.events import Event, EventType, TicketEvent
from production.schemas.ids import Channel

_SQL = load("events")


async def store_event(
    connection: Connection, kind: EventType, conversation_id: UUID, channel: Channel, **payload: Any
) -> None:
    """Write a fact about a conversation down in the transaction that makes it true; the scheduler publishes it."""
    where = str(conversation_id)
    await connection.execute(_SQL["store_event"], kind, where, where, conversation_id, channel, payload)


async def announce(
    connection: Connection, kind: str, subject: UUID | int, *, key: UUID | int | None = None, **payload: Any
) -> None:
    """The same for a fact of an area, such as `deal_won`; without `key`, facts about one subject keep their order."""
    order = subject if key is None else key
    await connection.execute(_SQL["store_event"], kind, str(subject), str(order), None, None, payload)


async def announce_each(connection: Connection, kind: str, subjects: Sequence[int]) -> None:
    """The same for many subjects of an area, in their order."""
    await connection.execute(_SQL["store_each"], kind, [*map(str, subjects)])


async def announce_ticket(
    connection: Connection, kind: TicketEvent, ticket_id: UUID, *, was: tuple[UUID | None, str | None] | None = None
) -> None:
    """A fact about a ticket, for the pages of all who may see it.

    `was` is (assigned_to, assigned_team) before, where either changed: who loses sight of it is told so.
    """
    who = str(ticket_id)
    before = {} if was is None else {"was": {"assigned_to": was[0], "assigned_team": was[1]}}
    await connection.execute(_SQL["store_event"], kind, who, who, None, None, before)


class EventStore:
    """Events waiting to be published, and what was measured from published ones."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._measured: WrittenTogether[tuple[object, ...]] = WrittenTogether(self._write)

    async def unpublished(self, limit: int) -> list[tuple[int, Event]]:
        """(row id, event) in the order in which they happened."""
        rows = await self._database.fetch(_SQL["unpublished"], limit)
        return [(row["id"], Event.model_validate(dict(row))) for row in rows]

    async def mark_published(self, row_ids: Sequence[int]) -> None:
        await self._database.execute(_SQL["mark_published"], list(row_ids))

    async def record(self, measured: Sequence[tuple[Event, Mapping[str, float]]]) -> None:
        """Keep what was measured; an event that comes again changes nothing. All or nothing."""
        await self._measured.add(
            [
                (event.event_id, metric, event.channel, value, event.occurred_at)
                for event, values in measured
                for metric, value in values.items()
            ]
        )

    async def _write(self, rows: Sequence[tuple[object, ...]]) -> None:
        await self._database.execute(_SQL["record_metrics"], *map(list, zip(*rows, strict=True)))

    async def channel_figures(self, since: datetime) -> list[ChannelFigures]:
        """One row for every channel, also the quiet ones."""
        async with self._database.connection() as connection:
            rows = {row["channel"]: dict(row) for row in await connection.fetch(_SQL["channel_figures"], since)}
            counted = await connection.fetch(_SQL["conversation_counts"], since)
        conversations = {row["channel"]: row["conversations"] for row in counted}
        return [
            ChannelFigures(**{**rows.get(channel, {}), "channel": channel}, conversations=conversations.get(channel, 0))
            for channel in channels()
        ]
