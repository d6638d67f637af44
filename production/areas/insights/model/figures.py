"""What a figure is, and what a page of them holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias
from uuid import UUID

from production.areas.insights.model.tallies import Tallies


class Unit(StrEnum):
    """What a value is counted in."""

    COUNT = "count"
    SHARE = "share"
    """0 to 1."""
    SECONDS = "seconds"
    SCORE = "score"
    """1 bad .. 5 great."""
    MOOD = "mood"
    """0 furious .. 1 delighted."""
    USD = "usd"
    MONEY = "money"
    """In the currency that the part is called by."""


class By(StrEnum):
    """What figures are told apart by."""

    CHANNEL = "channel"
    TEAM = "team"
    PERSON = "person"
    LABEL = "label"
    """Whatever the figure's facts are labelled by: a reason, an article, a currency."""


Value: TypeAlias = float | int | None
"""None: there is no data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, declared once: pages, files, mails and the assistant say the same of it."""

    name: str
    title: str
    definition: str
    unit: Unit
    reads: tuple[str, ...]
    """Kinds of facts."""
    value: Callable[[Tallies], Value]
    stock: bool = False
    """What there is at the end of a time, not what happened within it: all facts up to then count."""
    rises_well: bool | None = None
    """Whether more of it is better; None: neither."""
    labels: tuple[str, ...] = ()
    """Only facts labelled so count; empty: all."""
    rows: tuple[str, ...] = ()
    """Kinds of the facts behind it; the first of `reads` where nothing is said."""

    @property
    def timed(self) -> bool:
        """Whether its value is told by how many were how long."""
        return self.unit is Unit.SECONDS

    @property
    def behind(self) -> tuple[str, ...]:
        return self.rows or self.reads[:1]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Only what happened there, in the hands of these."""

    channel: str | None = None
    team: str | None = None
    person: UUID | None = None
    label: str | None = None
    """Of rows: only those of this part."""


class Bar(NamedTuple):
    """A half-open range of time."""

    since: datetime
    until: datetime


class Part(NamedTuple):
    """What one channel, team, person or label has of the whole."""

    key: str
    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Split:
    """Figures of the whole range, told apart."""

    by: By
    figures: Sequence[Figure]
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Told:
    """One figure on a page."""

    figure: Figure
    value: Value
    before: Value
    """In the period before; None also where nobody asked."""
    series: Sequence[Value]
    """One for each bar."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page with its figures, as of a moment."""

    as_of: datetime | None
    """Everything that had happened, and had arrived, by then; None: nothing was counted yet."""
    bars: Sequence[Bar]
    before: Bar | None
    figures: Sequence[Told]
    splits: Sequence[Split]


Place: TypeAlias = tuple[datetime, UUID, str]
"""Of a row: when it happened, its event, its label."""


class Row(NamedTuple):
    """A ticket or a deal behind a figure."""

    at: datetime
    event_id: UUID
    kind: str
    label: str
    ticket: str | None
    """Its number."""
    subject: str | None
    deal_id: int | None
    customer: str | None
