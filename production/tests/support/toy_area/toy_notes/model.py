"""What a note is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Note:
    """One note about a customer."""

    id: int
    customer_id: UUID
    text: str
