"""`/api/v1/tasks`, and the calendar feed of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, Response, status
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict

from production.api.bearer import digest, new_secret
from production.api.deps import Dependencies, store
from production.api.exports import TableFormat, exported
from production.api.listing import IN_HEADERS, Listing, Versioned, listing
from production.api.permissions import permitted, scoped
from production.areas.tasks.feed import CalendarStore, FeedStore, as_calendar
from production.areas.tasks.model import Filter, Repeats, TaskStatus
from production.areas.tasks.requests import TaskPatch, TaskRequest
from production.areas.tasks.rules import moment
from production.areas.tasks.store import KEYS, TaskStore
from production.crm.permissions.hands import NOBODY, hands_in
from production.crm.permissions.model import Action, Scope
from production.crm.tables.model import Format
from production.schemas.errors import Forbidden
from production.schemas.ids import Priority, RowId
from production.schemas.text import Sought
from production.schemas.time_zones import TimeZone

router = APIRouter(prefix="/tasks", tags=["tasks"])
public = APIRouter(prefix="/calendar", tags=["tasks"])

Own = Annotated[Scope, permitted(Action.SELF)]
Reading = Annotated[TaskStore, scoped(TaskStore, Action.READ)]
Writing = Annotated[TaskStore, scoped(TaskStore, Action.WRITE)]
Deleting = Annotated[TaskStore, scoped(TaskStore, Action.DELETE)]
Exporting = Annotated[TaskStore, scoped(TaskStore, Action.TRANSFER)]
_EXPORTED = (
    "id", "title", "description", "priority", "status", "contact_id", "contact_name", "deal_id", "ticket", "due_date",
    "repeats", "completed_at", "tags", "owner_id", "team", "created_at", "updated_at",
)  # fmt: skip
OwnFeed = Annotated[FeedStore, scoped(FeedStore, Action.SELF)]


class TaskResponse(BaseModel):
    """One task."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    description: str | None
    priority: Priority
    status: TaskStatus
    is_completed: bool
    contact_id: int | None
    contact_name: str | None
    deal_id: int | None
    ticket: str | None
    """Its number."""
    time_zone: str
    due_date: datetime | None
    """Written in `time_zone`."""
    remind_at: datetime | None
    repeats: Repeats | None
    completed_at: datetime | None
    tags: list[str]
    custom: dict[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


class MyDayResponse(BaseModel):
    """What the caller has to do, each part with the most urgent first."""

    model_config = ConfigDict(from_attributes=True)

    overdue: list[TaskResponse]
    today: list[TaskResponse]
    next: list[TaskResponse]
    """The first of those that are due after today."""


class FeedResponse(BaseModel):
    """Since when there is one."""

    since: datetime


class NewFeedResponse(BaseModel):
    """The only time that the address is shown."""

    path: str
    """On this host."""


async def _filter(
    status: Annotated[list[TaskStatus] | None, Query(description="Several are any of them.")] = None,
    priority: Annotated[list[Priority] | None, Query(description="Several are any of them.")] = None,
    contact_id: RowId | None = None,
    deal_id: RowId | None = None,
    overdue: Annotated[bool | None, Query(description="Still to do, and due before now.")] = None,
) -> Filter:
    return Filter(statuses=status, priorities=priority, contact_id=contact_id, deal_id=deal_id, overdue=overdue)


def _narrowed(action: Action) -> Any:
    """What gives a route, which does this, the filter that its parameters say."""
    within = permitted(action)

    async def narrowed(
        wanted: Annotated[Filter, Depends(_filter)],
        *,
        scope: Scope = within,
        owner: Annotated[Sought | None, Query(max_length=36, description="me, none, or a person's id")] = None,
        mine: Annotated[bool, Query(description="The same as owner=me.")] = False,
        due_after: Annotated[AwareDatetime | None, Query(description="Due then or later.")] = None,
        due_before: Annotated[AwareDatetime | None, Query(description="Due earlier than that.")] = None,
    ) -> Filter:
        me = scope.caller.user_id
        whose, unowned = hands_in(owner, me, "owner") if owner else (None, None)
        whose = (me or NOBODY) if mine else whose
        return replace(wanted, owner_id=whose, unowned=unowned, due_after=due_after, due_before=due_before)

    return Depends(narrowed)


@router.get("", responses=IN_HEADERS)
async def tasks(
    reading: Reading,
    wanted: Annotated[Filter, _narrowed(Action.READ)],
    part: Annotated[Listing, listing(KEYS, default="due_date")],
) -> list[TaskResponse]:
    """Those in reach; `q` looks in title, description and the name of the contact."""
    return part.answer(await reading.page(part.asked, wanted), TaskResponse.model_validate)


@router.get("/export", response_class=StreamingResponse)
async def export(
    exporting: Exporting,
    wanted: Annotated[Filter, _narrowed(Action.TRANSFER)],
    part: Annotated[Listing, listing(KEYS, default="due_date")],
    form: TableFormat = Format.CSV,
) -> StreamingResponse:
    """The same list to its end as a file, whatever `skip` and `limit` say. No spreadsheet runs what a cell says."""
    return await exported(await exporting.export(part.asked, wanted, form), form, _EXPORTED)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(task: TaskRequest, writing: Writing, version: Versioned) -> TaskResponse:
    """Add one."""
    return version.shown(await writing.add(task.given()), TaskResponse)


@router.get("/my-day")
async def my_day(
    reading: Reading, zone: Annotated[TimeZone, Query(description="Where the day is counted.")] = "UTC"
) -> MyDayResponse:
    """What the caller has to do today, what should be done already, and what comes next."""
    now = datetime.now(ZoneInfo(zone))
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time())
    day = await reading.my_day(now, moment(tomorrow, zone))
    return MyDayResponse.model_validate(day)


@router.get("/feed")
async def feed(own: OwnFeed) -> FeedResponse:
    """Whether one's own calendar feed is open; 404 where it is not."""
    return FeedResponse(since=await own.since())


@router.post("/feed", status_code=status.HTTP_201_CREATED)
async def open_feed(own: OwnFeed, scope: Own) -> NewFeedResponse:
    """Make an address for calendar programs; one that was made before leads nowhere any more."""
    if scope.caller.session_id is None:
        raise Forbidden("Sign in to do this: a token opens no calendar.")
    secret = new_secret()
    await own.open(digest(secret))
    return NewFeedResponse(path=f"/api/v1/calendar/{secret}.ics")


@router.delete("/feed", status_code=status.HTTP_204_NO_CONTENT)
async def close_feed(own: OwnFeed) -> None:
    """Nobody reads it any more."""
    await own.close()


@router.get("/{task_id}")
async def task(task_id: RowId, reading: Reading, version: Versioned) -> TaskResponse:
    """One of them."""
    return version.shown(await reading.one(task_id), TaskResponse)


@router.put("/{task_id}")
@router.patch("/{task_id}")
async def change(task_id: RowId, patch: TaskPatch, writing: Writing, version: Versioned) -> TaskResponse:
    """Set what is named. Completing one that repeats makes the next; 412 where `If-Match` is not how it is."""
    return version.shown(await writing.change(task_id, patch.given(), version.require), TaskResponse)


@router.delete("/{task_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(task_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """It can be restored for 30 days."""
    await deleting.drop(task_id, version.require)


@router.post("/{task_id}/restore")
async def restore(task_id: RowId, deleting: Deleting, version: Versioned) -> TaskResponse:
    """Give it back; 409 while its contact or deal is deleted."""
    return version.shown(await deleting.restore(task_id), TaskResponse)


@public.get("/{secret}.ics", response_class=Response, responses={200: {"content": {"text/calendar": {}}}})
async def calendar(secret: str, feeds: Annotated[CalendarStore, store(CalendarStore)], deps: Dependencies) -> Response:
    """What its owner has to do; whoever has this address may read it, until it is closed."""
    found = await feeds.tasks(digest(secret), datetime.now(UTC))
    written = as_calendar(found, deps.config.mail_domain)
    return Response(written, media_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-store"})
