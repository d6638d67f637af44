"""One line of the log, and which lines are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.permissions.model import ActorKind


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody did something."""

    id: int
    at: datetime
    actor_kind: ActorKind
    actor_id: UUID | None
    actor_name: str
    address: str | None
    act: str
    subject: str
    subject_id: str
    before: dict[str, Any] | None
    """Nothing where nothing was different, or the customer was forgotten."""
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is None does not matter."""

    act: str | None = None
    actor_id: UUID | None = None
    subject: str | None = None
    subject_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
