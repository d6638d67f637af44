"""Reads pages of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
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
)
from production.areas.insights.model.tallies import Tallies, Tally
from production.areas.insights.rules.ranges import Period, spans
from production.areas.insights.rules.registry import FIGURES, Layout
from production.crm.permissions.model import Scope
from production.crm.sales.stages import DealStatus, Stage, stages_of
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.insights")
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
_Parts = dict[tuple[int, str], Tallies]


class InsightStore:
    """What happened, as far as it was in the caller's reach when it did."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope.sql

    async def page(self, layout: Layout, period: Period, only: Narrowed) -> Answer:
        """All that it shows. What lies before the first fact, or after all that was counted, has no values."""
        row = await self._database.fetchrow(_SQL["as_of"])
        as_of: datetime | None = row["as_of"] if row else None
        counted = Bar(row["first"], row["as_of"]) if row and row["first"] else None
        bars, before = period.bars(), period.before
        figures = [FIGURES[name] for name in layout.figures]
        asked = [*bars, period.whole, *([before] if before else [])]
        found = await self._tallies(figures, asked, only, None, as_of)
        told = [_told(figure, found, bars, before, counted) for figure in figures]
        splits = [await self._split(by, names, period, only, as_of) for by, names in layout.splits.items()]
        return Answer(as_of, bars, before, told, splits)

    async def rows(self, figure: Figure, within: Bar, only: Narrowed, after: Place | None, limit: int) -> list[Row]:
        """The tickets and deals behind it that are in reach now, the newest first, behind a place."""
        labels = list(figure.labels) if only.label is None else [only.label]
        rows = await self._database.fetch(
            _SQL["rows"],
            self._scope,
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
        self, by: By, names: Sequence[str], period: Period, only: Narrowed, as_of: datetime | None
    ) -> Split:
        figures = [FIGURES[name] for name in names]
        found = await self._tallies(figures, [period.whole], only, by, as_of)
        parts = {part: tallies for (_, part), tallies in found.items()}
        called = await self._names(by, parts)
        told = [
            Part(
                part,
                called.get(part, part),
                {each.name: each.value(of) for each in figures if _has(each, of)},
            )
            for part, of in parts.items()
        ]
        return Split(by, figures, sorted(told, key=lambda each: _size(each, figures)))

    async def _tallies(
        self, figures: Sequence[Figure], bars: Sequence[Bar], only: Narrowed, by: By | None, as_of: datetime | None
    ) -> _Parts:
        found: _Parts = {}
        for stock in (False, True):
            kinds = sorted({kind for each in figures if each.stock is stock for kind in each.reads})
            if kinds:
                asked = [Bar(_BEGINNING, bar.until) for bar in bars] if stock else bars
                await self._add(found, kinds, asked, only, by, as_of)
        stages = await self._stages() if any(each.stock for each in figures) else {}
        for tallies in found.values():
            tallies.stages = stages
        return found

    async def _add(
        self, found: _Parts, kinds: Sequence[str], bars: Sequence[Bar], only: Narrowed, by: By | None, as_of: Any
    ) -> None:
        cut = map(list, zip(*spans(bars), strict=True))
        whose = only.channel, only.team, only.person
        for row in await self._database.fetch(_SQL["tallies"], self._scope, *cut, kinds, as_of, by, *whose):
            tallies = found.setdefault((row["bar"], row["part"] or ""), Tallies())
            tally = tallies.setdefault((row["kind"], row["label"]), Tally())
            buckets = zip(row["buckets"] or (), row["counts"] or (), strict=True)
            tally.add(row["n"], row["valued"], row["total"], buckets)

    async def _stages(self) -> Mapping[str, Mapping[DealStatus, Stage]]:
        return {row["id"]: stages_of(row["stages"]) for row in await self._database.fetch(_SQL["pipelines"])}

    async def _names(self, by: By, parts: Mapping[str, Any]) -> dict[str, str]:
        if by is not By.PERSON:
            return {}
        rows = await self._database.fetch(_SQL["people"], [UUID(each) for each in parts if each])
        return {row["id"]: row["name"] for row in rows}


def _told(figure: Figure, found: _Parts, bars: Sequence[Bar], before: Bar | None, counted: Bar | None) -> Told:
    def value(number: int, bar: Bar) -> Value:
        if counted is None or bar.since >= counted.until or bar.until <= counted.since:
            return None
        return figure.value(found.get((number, ""), Tallies()))

    whole = Bar(bars[0].since, bars[-1].until)
    series = [value(number, bar) for number, bar in enumerate(bars)]
    return Told(figure, value(len(bars), whole), value(len(bars) + 1, before) if before else None, series)


def _has(figure: Figure, tallies: Tallies) -> bool:
    return any(kind in figure.reads for kind, _ in tallies)


def _size(part: Part, figures: Sequence[Figure]) -> tuple[float, str]:
    """The largest first."""
    return -next((value for each in figures if (value := part.values.get(each.name))), 0), part.name
