"""What a figure is, and what a page of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias
from uuid import UUID

from production.areas.insights.model.tallies import Tallies, currency_of


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
    """In the currency of the figure: amounts of two are never added up."""


class By(StrEnum):
    """What figures are told apart by."""

    CHANNEL = "channel"
    TEAM = "team"
    PERSON = "person"
    LABEL = "label"
    """Whatever the figure's facts are labelled by: a reason, an article."""


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
    currency: str | None = None
    """Of money, once it is told; declared, and where there is none, a figure has no currency."""

    @property
    def key(self) -> str:
        """What tells it apart from all others that are told."""
        return self.name if self.currency is None else f"{self.name} {self.currency}"

    @property
    def timed(self) -> bool:
        """Whether its value is told by how many were how long."""
        return self.unit is Unit.SECONDS

    @property
    def behind(self) -> tuple[str, ...]:
        return self.rows or self.reads[:1]

    def of(self, tallies: Tallies) -> Value:
        """None also of money without a currency."""
        if self.unit is not Unit.MONEY:
            return self.value(tallies)
        return None if self.currency is None else self.value(tallies.of_currency(self.currency))

    def is_in(self, tallies: Tallies) -> bool:
        """Whether anything that it is made of is."""
        return any(
            kind in self.reads and (self.currency is None or currency_of(label) == self.currency)
            for kind, label in tallies
        )


def in_currencies(figures: Iterable[Figure], found: Sequence[Tallies]) -> list[Figure]:
    """Those of money once for each currency that there is in what was found; one without any stays as it is."""
    return [each for figure in figures for each in (_in_each(figure, found) or [figure])]


def _in_each(figure: Figure, found: Sequence[Tallies]) -> list[Figure]:
    if figure.unit is not Unit.MONEY:
        return []
    currencies = {each for tallies in found for each in tallies.currencies(figure.reads)}
    return [replace(figure, title=f"{figure.title} in {each}", currency=each) for each in sorted(currencies)]


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
    """By the key of the figure; what is missing has nothing there."""


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
