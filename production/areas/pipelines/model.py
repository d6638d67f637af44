"""A pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from production.crm.sales.stages import DealStatus, Stage


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One of them."""

    id: int
    name: str
    description: str | None
    stages: Mapping[DealStatus, Stage]
    """All six, in the order of the columns."""
    rotting_days: int | None
    """A deal that stands longer than that in an open column is rotting; None: none ever is."""
    created_at: datetime
    updated_at: datetime
