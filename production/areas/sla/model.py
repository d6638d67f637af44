"""What is promised, and how a ticket stands to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from production.schemas.ids import Priority

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
Minutes = Annotated[int, Field(ge=1, le=525_600)]
_MOST_DAYS = 1000


class Weekday(StrEnum):
    """In the order of `date.weekday()`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Wall time; `24:00` is the end of the day."""

    opens: TimeOfDay
    closes: TimeOfDay


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessHours:
    """When somebody works."""

    time_zone: str
    """As in the IANA database: Europe/Berlin."""
    week: Mapping[Weekday, Annotated[Sequence[Opening], Field(max_length=24)]]
    """Days that are not named are closed."""
    country: str | None = None
    """Whose public holidays are closed, by ISO 3166: DE."""
    subdivision: str | None = None
    """Of the country, where its parts have different ones: BY."""
    closed_on: Annotated[Sequence[date], Field(max_length=_MOST_DAYS)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Minutes of business within which something has to happen; null promises nothing."""

    first_response_minutes: Minutes | None = None
    next_response_minutes: Minutes | None = None
    resolution_minutes: Minutes | None = None
    """Without those in which the customer's answer was awaited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaSettings:
    """What is promised to whom."""

    hours: BusinessHours
    policies: Mapping[Priority, Policy] = field(default_factory=dict)


class Clock(StrEnum):
    """What is waited for."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"


class State(StrEnum):
    """How a ticket stands; stored."""

    OK = "ok"
    AT_RISK = "at_risk"
    BREACHED = "breached"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Pause:
    """While no clock runs."""

    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What of a ticket its clocks go by."""

    priority: Priority
    created_at: datetime
    paused: bool
    """Resolved, or the customer's turn."""
    over: bool
    """Resolved: nothing is promised any more."""
    answered_at: datetime | None
    """The first time."""
    waiting_since: datetime | None
    pauses: Sequence[Pause] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What they say."""

    state: State | None = None
    """None: nothing is promised."""
    clock: Clock | None = None
    """The one that ends first."""
    due_at: datetime | None = None
    look_at: datetime | None = None
    """When the state changes although nothing happens."""


@dataclass(frozen=True, slots=True)
class Notification:
    """One, as its reader sees it."""

    id: int
    kind: str
    ticket: str | None
    ticket_uuid: UUID | None
    task_id: int | None
    """It is about a ticket, or about a task."""
    title: str | None
    """Of the task."""
    at: datetime
    read_at: datetime | None
