"""A pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One of them."""

    id: int
    name: str
    description: str | None
    stages: Mapping[str, Mapping[str, Any]]
    """What differs from the usual, as `crm.sales.stages.stages_of` takes it."""
    rotting_days: int | None
    """A deal that stands longer than that in an open column is rotting; None: none ever is."""
    created_at: datetime
    updated_at: datetime
