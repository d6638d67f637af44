"""Reads pages of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from production.areas.insights.model.figures import (
    Answer,
    Bar,
    By,
    Figure,
    Narrowed,
    Part,
    Place,
    Row,
    Split,
    Told,
    Value,
    in_currencies,
)
from production.areas.insights.model.tallies import Tallies
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, Layout
from production.areas.insights.store.tallies import Parts, TallyReader
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Connection, Database

_SQL = load_own("production.areas.insights")


class InsightStore:
    """What happened, as far as it was in the caller's reach when it did."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, layout: Layout, period: Period, only: Narrowed) -> Answer:
        """All of one moment. What lies before the first fact, or after all that was counted, has no values."""
        figures = [FIGURES[name] for name in layout.figures]
        bars, before = period.bars(), period.before
        async with self._database.snapshot() as connection:
            row = await connection.fetchrow(_SQL["as_of"])
            if row is None or row["first"] is None:
                return Answer(row and row["as_of"], bars, before, _told(figures, {}, period, None), [])
            reader = TallyReader(connection, self._scope, row["as_of"])
            found = await reader.read(figures, [*bars, *([before] if before else [])], only, None)
            told = _told(figures, found, period, Bar(row["first"], row["as_of"]))
            splits = [await _split(connection, reader, by, names, period, only) for by, names in layout.splits.items()]
        return Answer(row["as_of"], bars, before, told, splits)

    async def rows(self, figure: Figure, within: Bar, only: Narrowed, after: Place | None, limit: int) -> list[Row]:
        """The tickets and deals behind it that are in reach now, the newest first, behind a place."""
        labels = list(figure.labels) if only.label is None else [only.label]
        rows = await self._database.fetch(
            _SQL["rows"],
            self._scope.sql,
            *within,
            list(figure.behind),
            await self._database.fetchval(_SQL["as_of"]),
            *(only.channel, only.team, only.person),
            labels or None,
            *(after or (None, None, None)),
            limit,
        )
        return [Row(**row) for row in rows]


async def _split(
    connection: Connection, reader: TallyReader, by: By, names: Sequence[str], period: Period, only: Narrowed
) -> Split:
    declared = [FIGURES[name] for name in names]
    found = await reader.read(declared, [period.whole], only, by)
    parts = {part: tallies for (_, part), tallies in found.items()}
    figures = in_currencies(declared, list(parts.values()))
    called = await _names(connection, by, parts)
    told = [
        Part(part, called.get(part, part), {each.key: each.of(its) for each in figures if each.is_in(its)})
        for part, its in parts.items()
    ]
    return Split(by, figures, sorted(told, key=lambda each: _size(each, figures)))


async def _names(connection: Connection, by: By, parts: Mapping[str, Any]) -> dict[str, str]:
    if by is not By.PERSON:
        return {}
    rows = await connection.fetch(_SQL["people"], [UUID(each) for each in parts if each])
    return {row["id"]: row["name"] for row in rows}


def _told(figures: Sequence[Figure], found: Parts, period: Period, counted: Bar | None) -> list[Told]:
    """The whole of a stock is what there is at its end, that of all else the sum of its bars."""
    bars, before = period.bars(), period.before
    whole = Tallies()
    for number in range(len(bars)):
        whole.merge(found.get((number, ""), Tallies()))

    def value(figure: Figure, tallies: Tallies | None, bar: Bar) -> Value:
        if counted is None or bar.since >= counted.until or bar.until <= counted.since:
            return None
        return figure.of(Tallies() if tallies is None else tallies)

    return [
        Told(
            figure,
            value(figure, found.get((len(bars) - 1, "")) if figure.stock else whole, period.whole),
            value(figure, found.get((len(bars), "")), before) if before else None,
            [value(figure, found.get((number, "")), bar) for number, bar in enumerate(bars)],
        )
        for figure in in_currencies(figures, list(found.values()))
    ]


def _size(part: Part, figures: Sequence[Figure]) -> tuple[list[float], str]:
    """Those with the most of the first figure first; of as much, of the next."""
    return [-(part.values.get(each.key) or 0) for each in figures], part.name
