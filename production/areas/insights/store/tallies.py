"""Reads what facts add up to, as far as they are in the caller's reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from production.areas.insights.model.figures import Bar, By, Figure, Narrowed
from production.areas.insights.model.tallies import Tallies
from production.areas.insights.rules.levels import cut, level_of
from production.areas.insights.rules.ranges import Span
from production.crm.permissions.model import Reach, Scope
from production.crm.sales.stages import DealStatus, Stage, stages_of
from production.database.named_queries import load_own
from production.database.pool import Connection

_SQL = load_own("production.areas.insights")
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

Parts: TypeAlias = dict[tuple[int, str], Tallies]
"""By the number of the bar, and by what it is told apart by; empty where it is not."""


class TallyReader:
    """On a connection, as known at a moment."""

    def __init__(self, connection: Connection, scope: Scope, as_of: datetime) -> None:
        self._connection = connection
        self._scope = scope
        self._as_of = as_of

    async def read(self, figures: Sequence[Figure], bars: Sequence[Bar], only: Narrowed, by: By | None) -> Parts:
        """All that these figures are made of."""
        found: Parts = {}
        for stock in (False, True):
            if some := [each for each in figures if each.stock is stock]:
                asked = [Bar(_BEGINNING, bar.until) for bar in bars] if stock else bars
                await self._add(found, some, asked, only, by)
        for tallies in found.values():
            tallies.drop_empty()
        stages = await self._stages() if any(each.stock for each in figures) else {}
        left = {key: tallies for key, tallies in found.items() if tallies}
        for tallies in left.values():
            tallies.stages = stages
        return left

    async def _add(
        self, found: Parts, figures: Sequence[Figure], bars: Sequence[Bar], only: Narrowed, by: By | None
    ) -> None:
        """From sums where there are some of everything that is asked for, else from roll-ups and facts."""
        level = level_of(only, by) if self._scope.reach is Reach.ALL else None
        summed, others = cut(bars, level, self._as_of)
        kinds = _kinds(figures), _kinds(each for each in figures if each.timed)
        whose = only.channel, only.team, by, only.person
        if summed:
            _put(found, await self._connection.fetch(_SQL["sums"], level, *_columns(summed), *kinds, *whose))
        if others:
            reach = self._scope.sql
            asked = await self._connection.fetch(_SQL["tallies"], reach, *_columns(others), *kinds, *whose, self._as_of)
            _put(found, asked)

    async def _stages(self) -> Mapping[str, Mapping[DealStatus, Stage]]:
        return {row["id"]: stages_of(row["stages"]) for row in await self._connection.fetch(_SQL["pipelines"])}


def _kinds(figures: Iterable[Figure]) -> list[str]:
    return sorted({kind for each in figures for kind in each.reads})


def _columns(spans: Sequence[Span]) -> Sequence[list[Any]]:
    return [list(column) for column in zip(*spans, strict=True)]


def _put(found: Parts, rows: Iterable[Any]) -> None:
    for bar, part, kind, label, sign, n, valued, total, buckets, counts in rows:
        tally = found.setdefault((bar, part or ""), Tallies()).at(kind, label)
        tally.add(n, valued, total, zip(buckets or (), counts or (), strict=True), sign)
