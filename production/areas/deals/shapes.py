"""Deals and boards as they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from production.api.page import Page, PageQuery
from production.api.problems import Problem
from production.areas.deals.board import SHOWN, Board, Placed
from production.areas.deals.model import Stay, Sum
from production.areas.deals.rules import Stages, weighted
from production.crm.sales.stages import DealStatus
from production.schemas.money import Money


class DealResponse(BaseModel):
    """One deal."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    description: str | None
    value: Money
    currency: str
    status: DealStatus
    pipeline_id: int
    contact_id: int
    contact_name: str | None
    company_id: int | None
    """Of the contact."""
    status_since: datetime
    rotting: bool
    """It stands in an open column longer than `rotting_days` of its pipeline."""
    expected_close: date | None
    closed_at: datetime | None
    """When it was won or lost."""
    lost_reason: str | None
    tags: list[str]
    custom: dict[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


class StayResponse(BaseModel):
    """How long a deal was in one column."""

    status: DealStatus
    since: datetime
    until: datetime | None
    """Null: it still is."""
    seconds: int
    """Up to now, where it still is."""
    moved_by: str

    @classmethod
    def of(cls, stay: Stay) -> Self:
        seconds = int(stay.lasted(datetime.now(UTC)).total_seconds())
        return cls(status=stay.status, since=stay.since, until=stay.until, seconds=seconds, moved_by=stay.moved_by)


class CardResponse(BaseModel):
    """What the board shows of a deal."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    value: Money
    currency: str
    contact_name: str | None
    owner_id: UUID | None
    expected_close: date | None
    rotting: bool


class SumResponse(BaseModel):
    """All deals of a column in one currency."""

    currency: str
    deals: int
    value: Money
    weighted: Money
    """What may be expected of them."""


class ColumnResponse(Page[CardResponse]):
    """One column, its cards from the top."""

    status: DealStatus
    label: str
    weight: float
    deals: int
    sums: list[SumResponse]


class BoardResponse(BaseModel):
    """What the caller sees of a pipeline."""

    pipeline_id: int
    name: str
    columns: list[ColumnResponse]
    """All six, in their order, each with its first cards: `next_cursor` leads to more in `.../cards`."""

    @classmethod
    def of(cls, pipeline_id: int, board: Board) -> Self:
        columns = [_column(board, status) for status in DealStatus]
        return cls(pipeline_id=pipeline_id, name=board.name, columns=columns)


class OutlookResponse(BaseModel):
    """What is to be expected in one currency and month."""

    model_config = ConfigDict(from_attributes=True)

    currency: str
    month: date | None
    """Its first day; null: nobody has said when."""
    deals: int
    value: Money
    weighted: Money


class NeighboursResponse(BaseModel):
    """The cards around a place; null: there is none on this side."""

    model_config = ConfigDict(from_attributes=True)

    before_id: int | None
    after_id: int | None


class MisplacedProblem(Problem):
    """A card was put between two that are not neighbours any more."""

    neighbours: NeighboursResponse
    """Of the same place now: below the card that was to stand above it, else above the other one, else at the top."""


def card_page(placed: Sequence[Placed], asked: PageQuery[str]) -> Page[CardResponse]:
    """`placed` are one card more than is shown, where there are more."""
    return asked.page(placed, lambda each: CardResponse.model_validate(each[1]), lambda each: each[0])


def _column(board: Board, status: DealStatus) -> ColumnResponse:
    sums = [each for each in board.sums if each.status is status]
    stage = board.stages[status]
    return ColumnResponse(
        status=status,
        label=stage.label,
        weight=float(stage.weight),
        deals=sum(each.deals for each in sums),
        sums=[_sum(each, board.stages) for each in sums],
        **dict(card_page(board.cards[status], PageQuery(None, SHOWN))),
    )


def _sum(found: Sum, stages: Stages) -> SumResponse:
    return SumResponse(currency=found.currency, deals=found.deals, value=found.value, weighted=weighted(found, stages))
