"""Words that have not left yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Whose(StrEnum):
    """What a draft waits for."""

    BEGUN = "begun"
    """The caller wrote it, and has not sent it."""
    PROPOSED = "proposed"
    """The caller wrote it, and it waits for approval."""
    OF_THE_AI = "of_the_ai"
    """The AI wrote it for a ticket of the caller's."""


@dataclass(frozen=True, slots=True)
class MyDraft:
    """One of them."""

    id: UUID
    whose: Whose
    note: bool
    ticket: str
    """Its number."""
    subject: str | None
    customer_name: str | None
    excerpt: str
    at: datetime
    """When it was written last."""
