"""What may be written about a task."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter

from production.api.contact_shapes import Custom, Tags, Team
from production.api.listing import Body, kept
from production.areas.tasks.model import Repeats, TaskStatus
from production.areas.tasks.rules import YEARS
from production.schemas.ids import Priority, RowId
from production.schemas.text import OneLine, Words
from production.schemas.time_zones import TimeZone

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS, _TIMES = TypeAdapter(date), TypeAdapter(datetime)


def _day_or_time(said: object) -> object:
    """A day is none that begins at midnight: the two are kept apart."""
    if not isinstance(said, str):
        raise ValueError("must be a date or a time, as in 2026-03-31 or 2026-03-31T09:30")  # noqa: TRY004 - a refusal
    return _DAYS.validate_python(said) if _DAY.fullmatch(said) else _TIMES.validate_python(said)


def _writable(at: Any) -> Any:
    if at.year not in YEARS:
        raise ValueError(f"must be in the years {YEARS.start} to {YEARS.stop - 1}")
    return at


Time = Annotated[datetime, AfterValidator(_writable)]
DayOrTime = Annotated[date | datetime, BeforeValidator(_day_or_time), AfterValidator(_writable)]


class TaskPatch(Body):
    """What becomes different; what is left out stays. Times without an offset are of `time_zone`."""

    title: Annotated[OneLine, Field(max_length=200)] = kept()
    description: Annotated[Words, Field(max_length=10_000)] | None = None
    priority: Priority = kept()
    status: TaskStatus = kept()
    is_completed: bool = kept()
    """Follows the status; true completes the task, false brings it back to `todo`."""
    completed_at: Time | None = None
    """The same: a time completes the task, null brings it back."""
    contact_id: RowId | None = None
    """Left out, it is of the contact of its deal or ticket."""
    deal_id: RowId | None = None
    ticket: Annotated[OneLine, Field(max_length=40)] | None = None
    """A number, as in TKT-0006."""
    time_zone: TimeZone = kept()
    """In whose wall time it is due, and repeats."""
    due_date: DayOrTime | None = None
    """A day means its end."""
    remind_at: Time | None = None
    repeats: Repeats | None = None
    """Completing the task makes the next."""
    tags: Tags = kept()
    custom: Custom = kept()
    owner_id: UUID | None = None
    team: Team | None = None


class TaskRequest(TaskPatch):
    """A task more; it is the caller's unless it says whose."""

    title: Annotated[OneLine, Field(max_length=200)]
