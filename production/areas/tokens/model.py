"""A token without its secret, which is shown once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from production.crm.permissions.model import Action


@dataclass(frozen=True, slots=True)
class ApiToken:
    """One of a person's."""

    id: UUID
    name: str
    actions: tuple[Action, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
