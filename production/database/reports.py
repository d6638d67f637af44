"""Reads the report of one day."""

from __future__ import annotations

from typing import Any

from production.channels.registry import channels
from production.crm.support.daily import (
    DURABLE_AFTER,
    QUIET_AFTER,
    DailyFigures,
    Day,
    DayTraffic,
    ModelUsage,
    Resolution,
)
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.ids import Channel

_SQL = load("reports")

_Rows = dict[str | None, dict[str, Any]]
"""Channel -> row; None holds the sums."""


class ReportStore:
    """Read only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def daily(self, day: Day) -> list[DailyFigures]:
        """One entry for every channel, also the quiet ones, and at the end one for all."""
        async with self._database.connection() as connection:
            traffic = _by_channel(await connection.fetch(_SQL["traffic"], day.begins, day.ends))
            spent = _by_channel(await connection.fetch(_SQL["spent"], day.begins, day.ends))
            judged = await connection.fetch(_SQL["resolution"], day.begins, day.ends, DURABLE_AFTER, QUIET_AFTER)
            resolution = _by_channel(judged)
        return [_figures(channel, traffic, spent, resolution) for channel in (*channels(), None)]


def _by_channel(rows: list[Any]) -> _Rows:
    found = [dict(row) for row in rows]
    return {row.pop("channel"): row for row in found}


def _figures(channel: Channel | None, traffic: _Rows, spent: _Rows, resolution: _Rows) -> DailyFigures:
    used = dict(spent.get(channel, {}))
    conversations = used.pop("conversations", 0)
    return DailyFigures(
        channel=channel,
        traffic=DayTraffic(**traffic.get(channel, {}), conversations=conversations),
        resolution=Resolution(**resolution.get(channel, {})),
        spent=ModelUsage(**used),
    )
