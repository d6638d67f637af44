"""What a note is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from production.schemas.turns import Effect


@dataclass(frozen=True, slots=True)
class NoteTaken(Effect):
    """The agent wants to remember something."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """One note about a customer."""

    id: int
    customer_id: UUID
    text: str
