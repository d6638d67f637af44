"""Figures as they are answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from production.areas.insights.model.figures import Answer, By, Split, Told, Unit
from production.areas.insights.model.mails import Cadence
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import PageName
from production.schemas.time_zones import TimeZone


class FigureResponse(BaseModel):
    """What a figure is."""

    model_config = ConfigDict(from_attributes=True)

    key: str
    """Tells it apart from the others of a page; one of money is there once for each currency."""
    name: str
    title: str
    definition: str
    unit: Unit
    currency: str | None
    """Of money. Null: there is none."""
    rises_well: bool | None
    """Whether more of it is better; null: neither."""


class RangeResponse(BaseModel):
    """Half-open."""

    model_config = ConfigDict(from_attributes=True)

    since: datetime
    until: datetime


class ToldResponse(BaseModel):
    """A figure in the range that was asked for. Null is no data, which is not 0."""

    figure: FigureResponse
    value: float | None
    before: float | None
    """In as many days right before, where `compare` asked for it."""
    series: list[float | None]
    """One for each bar."""

    @classmethod
    def of(cls, told: Told) -> Self:
        return cls(
            figure=FigureResponse.model_validate(told.figure),
            value=told.value,
            before=told.before,
            series=list(told.series),
        )


class PartResponse(BaseModel):
    """What one of them has of the whole."""

    key: str
    """Empty: of none."""
    name: str
    values: dict[str, float | None]
    """By the key of the figure; one that is missing has nothing there."""


class SplitResponse(BaseModel):
    """Figures of the whole range told apart, the largest first."""

    by: By
    figures: list[FigureResponse]
    parts: list[PartResponse]

    @classmethod
    def of(cls, split: Split) -> Self:
        parts = [PartResponse(key=key, name=name, values=dict(values)) for key, name, values in split.parts]
        return cls(by=split.by, figures=[FigureResponse.model_validate(each) for each in split.figures], parts=parts)


class InsightsResponse(BaseModel):
    """One page, within the caller's reach: what was in it when it happened."""

    page: PageName
    since: date
    until: date
    """The day after the last."""
    zone: str
    as_of: datetime | None
    """All that had happened by then is in it; null: nothing was counted yet."""
    bars: list[RangeResponse]
    compared: RangeResponse | None
    figures: list[ToldResponse]
    splits: list[SplitResponse]

    @classmethod
    def of(cls, page: PageName, period: Period, answer: Answer) -> Self:
        return cls(
            page=page,
            since=period.since,
            until=period.until,
            zone=period.zone.key,
            as_of=answer.as_of,
            bars=[RangeResponse.model_validate(bar) for bar in answer.bars],
            compared=RangeResponse.model_validate(answer.before) if answer.before else None,
            figures=[ToldResponse.of(each) for each in answer.figures],
            splits=[SplitResponse.of(each) for each in answer.splits],
        )


class InsightRow(BaseModel):
    """A ticket or a deal behind a figure, each time that it counts."""

    model_config = ConfigDict(from_attributes=True)

    at: datetime
    event_id: UUID
    kind: str
    label: str
    ticket: str | None
    subject: str | None
    deal_id: int | None
    customer: str | None


class MailRequest(BaseModel):
    """How often somebody wants a page by mail."""

    every: Cadence
    time_zone: TimeZone


class MailResponse(MailRequest):
    """Of one page."""

    model_config = ConfigDict(from_attributes=True)

    page: PageName
