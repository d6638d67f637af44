"""All that a page shows, as rows of a file and as a mail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, TypeAlias

from production.areas.insights.model.figures import Answer, Figure, Unit, Value
from production.areas.insights.rules.ranges import Period

Line: TypeAlias = dict[str, Value | str]
COLUMNS = ("figure", "unit", "from", "to", "by", "part", "value", "before")


async def batches_of(answer: Answer, period: Period) -> AsyncIterator[list[Mapping[str, Any]]]:
    """All that a page shows, as rows of a file in one batch: the whole, each bar, each part."""
    yield list(_lines(answer, period))


def _lines(answer: Answer, period: Period) -> Sequence[Line]:
    whole = period.since, period.until
    lines: list[Line] = []
    for told in answer.figures:
        lines.append(_line(told.figure, whole, told.value, before=told.before))
        for bar, value in zip(answer.bars, told.series, strict=True):
            days = bar.since.astimezone(period.zone).date(), bar.until.astimezone(period.zone).date()
            lines.append(_line(told.figure, days, value))
    for split in answer.splits:
        lines += [
            _line(figure, whole, part.values.get(figure.key), by=split.by, part=part.name)
            for part in split.parts
            for figure in split.figures
        ]
    return lines


def _line(figure: Figure, days: tuple[date, date], value: Value, **more: Value | str) -> Line:
    since, until = (day.isoformat() for day in days)
    unit = figure.currency or figure.unit
    said: Line = {"figure": figure.title, "unit": unit, "from": since, "to": until, "value": value}
    return {**dict.fromkeys(COLUMNS), **said, **more}


_HEAD = "<thead><tr><th>Figure</th><th>Value</th><th>Before</th><th>Means</th></tr></thead>"


def html_of(title: str, answer: Answer, period: Period) -> str:
    """A document of its own: each figure with what it means."""
    rows = "".join(
        f"<tr><th>{escape(told.figure.title)}</th><td>{said(told.value, told.figure.unit)}</td>"
        f"<td>{said(told.before, told.figure.unit)}</td><td>{escape(told.figure.definition)}</td></tr>"
        for told in answer.figures
    )
    days = f"{period.since} to {period.until}, without that day, as in {period.zone.key}"
    as_of = f"As of {answer.as_of:%Y-%m-%d %H:%M} UTC." if answer.as_of else "Nothing was counted yet."
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><h1>{escape(title)}</h1>'
        f"<p>{escape(days)}. {as_of}</p><table>{_HEAD}<tbody>{rows}</tbody></table></html>"
    )


def said(value: Value, unit: Unit) -> str:
    """As it is read in a mail."""
    if value is None:
        return "no data"
    if unit is Unit.SHARE:
        return f"{value:.1%}"
    if unit is Unit.SECONDS:
        return _duration(round(value))
    return f"{value:,.2f}".removesuffix(".00")


def _duration(seconds: int) -> str:
    """As the console says it."""
    minutes = round(seconds / 60)
    if seconds < 1:
        return "< 1 s"
    if seconds < 120:
        return f"{seconds} s"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes // (24 * 60)} d {minutes // 60 % 24} h"
