"""`GET /api/v1/reports/daily`: one day of every channel, for programs as JSON and for people as a page."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - the parameter is called date
from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from production.api import policy
from production.api.deps import store
from production.api.permissions import permitted
from production.api.report_page import page
from production.api.traffic import TrafficResponse, shown
from production.crm.permissions.model import Action
from production.crm.support.daily import DailyFigures, Day
from production.database.reports import ReportStore
from production.schemas.errors import InvalidInput

router = APIRouter(prefix="/reports", tags=["reports"], dependencies=[permitted(Action.REPORT)])


class ResolutionResponse(BaseModel):
    """Answers of the day that no person had to take over, and how many held."""

    answered: int
    quiet: int
    confirmed: int
    durable: int
    pending: int


class ChannelDay(TrafficResponse):
    """One channel on that day."""

    negative_messages: int
    positive_messages: int
    resolution: ResolutionResponse
    input_tokens: int
    output_tokens: int
    cost_usd: float | None
    cost_per_durable_resolution_usd: float | None


class DailyReport(BaseModel):
    """All channels on one day in UTC."""

    date: Date
    complete: bool
    """Whether the day is over; the figures of durable resolution are final a week later, when none is pending."""
    channels: dict[str, ChannelDay]
    total: ChannelDay


@router.get("/daily", response_model=DailyReport, responses={200: {"content": {"text/html": {}}}})
async def daily(
    reports: Annotated[ReportStore, store(ReportStore)],
    date: Annotated[Date | None, Query(description="Day in UTC, YYYY-MM-DD; today where it is not given.")] = None,
    accept: Annotated[str, Header()] = "application/json",
) -> DailyReport | HTMLResponse:
    """The report of one day; a page where the caller prefers text/html.

    Raises:
        InvalidInput: the day has not begun yet.
    """
    now = datetime.now(UTC)
    day = Day(date or now.date())
    if day.begins > now:
        raise InvalidInput("date", f"{day.date} has not begun; give {now.date()} or an earlier day.")
    figures = await reports.daily(day)
    if "text/html" in accept.lower():
        return HTMLResponse(page(day, figures), headers={policy.HEADER: policy.FIGURES})
    channels: dict[str, ChannelDay] = {one.channel: _show(one) for one in figures if one.channel is not None}
    [total] = [_show(one) for one in figures if one.channel is None]
    return DailyReport(date=day.date, complete=day.ends <= now, channels=channels, total=total)


def _show(figures: DailyFigures) -> ChannelDay:
    traffic, spent = figures.traffic, figures.spent
    return ChannelDay(
        **shown(traffic),
        negative_messages=traffic.negative,
        positive_messages=traffic.positive,
        resolution=ResolutionResponse.model_validate(figures.resolution, from_attributes=True),
        input_tokens=spent.input_tokens,
        output_tokens=spent.output_tokens,
        cost_usd=spent.cost_usd,
        cost_per_durable_resolution_usd=figures.cost_per_durable,
    )
