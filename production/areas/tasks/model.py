"""A task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from production.schemas.ids import Priority


class TaskStatus(StrEnum):
    """How far a task is; stored."""

    TODO = "todo"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Repeats(StrEnum):
    """How often; stored."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One of them."""

    id: int
    title: str
    description: str | None
    priority: Priority
    status: TaskStatus
    contact_id: int | None
    contact_name: str | None
    deal_id: int | None
    ticket: str | None
    """Its number."""
    time_zone: str
    """In whose wall time it is due, and repeats."""
    due_date: datetime | None
    """As the clock on that wall shows it."""
    remind_at: datetime | None
    repeats: Repeats | None
    completed_at: datetime | None
    tags: Sequence[str]
    custom: Mapping[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime

    @property
    def is_completed(self) -> bool:
        return self.status is TaskStatus.COMPLETED


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which tasks are wanted; what is None does not matter."""

    statuses: Sequence[TaskStatus] | None = None
    priorities: Sequence[Priority] | None = None
    contact_id: int | None = None
    deal_id: int | None = None
    owner_id: UUID | None = None
    unowned: bool | None = None
    due_after: datetime | None = None
    due_before: datetime | None = None
    overdue: bool | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What somebody has to do, each part with the most urgent first."""

    overdue: Sequence[Task]
    today: Sequence[Task]
    next: Sequence[Task]
