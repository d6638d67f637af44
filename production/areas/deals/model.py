"""A deal, its way, and the board that it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from production.crm.sales.stages import DealStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One of them."""

    id: int
    title: str
    description: str | None
    value: Decimal
    currency: str
    status: DealStatus
    pipeline_id: int
    contact_id: int
    contact_name: str | None
    company_id: int | None
    """Of the contact."""
    status_since: datetime
    rotting: bool
    """It stands in an open column longer than its pipeline thinks good."""
    expected_close: date | None
    closed_at: datetime | None
    lost_reason: str | None
    tags: Sequence[str]
    custom: Mapping[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which deals are wanted; what is None does not matter."""

    pipeline_id: int | None = None
    contact_id: int | None = None
    company_id: int | None = None
    statuses: Sequence[DealStatus] | None = None
    owner_id: UUID | None = None
    unowned: bool | None = None
    rotting: bool | None = None
    closes_from: date | None = None
    closes_until: date | None = None
    """That day included."""
    value_from: Decimal | None = None
    value_until: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a deal was in one column."""

    status: DealStatus
    since: datetime
    until: datetime | None
    """None: it still is."""
    moved_by: str

    def lasted(self, now: datetime) -> timedelta:
        return (self.until or now) - self.since


@dataclass(frozen=True, slots=True)
class Move:
    """Where a card is put. Neither neighbour: at the top."""

    status: DealStatus
    before_id: int | None
    """The card that is to stand right above it."""
    after_id: int | None
    """The card that is to stand right below it."""
    lost_reason: str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The cards around a place, as the caller sees the column; None: there is none on this side."""

    before_id: int | None
    after_id: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """What the board shows of a deal."""

    id: int
    title: str
    value: Decimal
    currency: str
    contact_name: str | None
    owner_id: UUID | None
    expected_close: date | None
    rotting: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """Deals of one status in one currency: amounts of two are never added up."""

    status: DealStatus
    currency: str
    deals: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Expected(Sum):
    """Those that should close in one month."""

    month: date | None
    """Its first day; None: nobody has said when."""
