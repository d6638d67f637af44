"""`/api/v1/insights`: figures of what happened, and the tickets behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, status
from fastapi.responses import StreamingResponse
from pydantic import Field

from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.areas.insights.model.figures import Narrowed, Place
from production.areas.insights.rules.lines import COLUMNS, batches_of
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, LAYOUTS, PageName
from production.areas.insights.shapes import InsightRow, InsightsResponse, MailRequest, MailResponse
from production.areas.insights.store.figures import InsightStore
from production.areas.insights.store.mails import MailStore
from production.crm.attachments.names import disposition
from production.crm.permissions.model import Action
from production.crm.tables.model import Format
from production.crm.tables.write import MEDIA_TYPES, written
from production.schemas.errors import NotFound
from production.schemas.text import Sought
from production.schemas.time_zones import TimeZone

router = APIRouter(prefix="/insights", tags=["insights"])

Reading = Annotated[InsightStore, scoped(InsightStore, Action.READ)]
Exporting = Annotated[InsightStore, scoped(InsightStore, Action.TRANSFER)]
_USUAL = timedelta(days=28)
_Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Own = Annotated[MailStore, scoped(MailStore, Action.SELF)]


async def _period(
    since: Annotated[_Day | None, Query(alias="from", description="By default 28 days before the end.")] = None,
    until: Annotated[_Day | None, Query(alias="to", description="The day after the last; by default tomorrow.")] = None,
    zone: Annotated[TimeZone, Query(description="Where the days are counted, as in Europe/Berlin.")] = "UTC",
    compare: Annotated[bool, Query(description="With as many days right before.")] = False,  # noqa: FBT002
) -> Period:
    end = until or datetime.now(ZoneInfo(zone)).date() + timedelta(days=1)
    return Period(since or end - _USUAL, end, ZoneInfo(zone), compare)


async def _narrowed(
    channel: Annotated[Sought | None, Query(max_length=40)] = None,
    team: Annotated[Sought | None, Query(max_length=100)] = None,
    person: Annotated[UUID | None, Query(description="In whose hands it was, or who did it.")] = None,
) -> Narrowed:
    return Narrowed(channel, team, person)


Within = Annotated[Period, Depends(_period)]
Only = Annotated[Narrowed, Depends(_narrowed)]


@router.get("/figures/{figure}/rows")
async def rows(
    figure: str,
    reading: Reading,
    within: Within,
    only: Only,
    asked: Annotated[PageQuery[Place], paged(Place)],
    label: Annotated[Sought | None, Query(max_length=300, description="Of one part told apart by its label.")] = None,
) -> Page[InsightRow]:
    """The tickets and deals behind it, as far as they are in reach, the newest first. Forgotten ones only count."""
    if figure not in FIGURES:
        raise NotFound(f"There is no figure {figure}.")
    narrowed = replace(only, label=label)
    found = await reading.rows(FIGURES[figure], within.whole, narrowed, asked.after, asked.fetch)
    return asked.page(found, InsightRow.model_validate, lambda row: (row.at, row.event_id, row.label))


@router.get("/mails")
async def mails(own: Own) -> list[MailResponse]:
    """Which pages the caller is mailed, and how often."""
    return [MailResponse.model_validate(each) for each in await own.mails()]


@router.put("/mails/{page}", status_code=status.HTTP_204_NO_CONTENT)
async def put_mail(page: PageName, wish: MailRequest, own: Own) -> None:
    """From now on: at eight in the morning there, of the day before, or on Mondays of the week."""
    await own.put(page, wish.every, wish.time_zone)


@router.delete("/mails/{page}", status_code=status.HTTP_204_NO_CONTENT)
async def drop_mail(page: PageName, own: Own) -> None:
    """No more of these mails."""
    await own.drop(page)


@router.get("/{page}")
async def page(page: PageName, reading: Reading, within: Within, only: Only) -> InsightsResponse:
    """Its figures in whole, by bars of days, weeks or months, and told apart."""
    return InsightsResponse.of(page, within, await reading.page(LAYOUTS[page], within, only))


@router.get("/{page}/export", response_class=StreamingResponse)
async def export(page: PageName, exporting: Exporting, within: Within, only: Only) -> StreamingResponse:
    """The same page as a file."""
    answer = await exporting.page(LAYOUTS[page], within, only)
    name = disposition(f"insights-{page}-{within.since}-{within.until}.csv")
    table = written(Format.CSV, COLUMNS, batches_of(answer, within))
    return StreamingResponse(table, media_type=MEDIA_TYPES[Format.CSV], headers={"Content-Disposition": name})
