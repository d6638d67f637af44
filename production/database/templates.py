"""Texts that a provider has to approve, and what it says of them."""

from __future__ import annotations

from collections.abc import Sequence

from production.channels.provider import TemplateState
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("templates")


class TemplateStore:
    """As each provider last listed them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, provider: str, states: Sequence[TemplateState]) -> None:
        """What it does not list any more is gone."""
        rows = [(provider, each.name, each.language, each.status, each.reason) for each in states]
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["forget"], provider)
            await connection.executemany(_SQL["keep"], rows)
