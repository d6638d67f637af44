"""A customer as one document, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

TIME_ZONE = "timezone"
"""The key of `meta` that is the contact's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDocument:
    """One of them."""

    id: UUID
    number: int
    """Of the contact that it is."""
    name: str | None
    email: str | None
    tags: Sequence[str]
    notes: Sequence[str]
    """Line by line."""
    meta: Mapping[str, Any]
    last_contacted: datetime | None
    created_at: datetime
    updated_at: datetime
