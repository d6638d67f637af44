"""Tickets that people filed otherwise than the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.ids import Category, Channel

_SQL = load_own("production.areas.tickets")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A ticket as it stands after people have filed it, with what its customer wrote."""

    channel: Channel
    words: str
    category: Category
    tags: frozenset[str]
    fields: frozenset[str]
    """What they changed: `category`, `tags`."""


async def corrections(database: Database) -> list[Corrected]:
    """All that are kept, oldest first."""
    return [
        Corrected(
            channel=Channel(row["channel"]),
            words=row["words"],
            category=Category(row["category"]),
            tags=frozenset(row["tags"]),
            fields=frozenset(row["fields"]),
        )
        for row in await database.fetch(_SQL["corrected"])
    ]
