"""How a ticket stands to what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sla:
    """By when something has to happen."""

    due_at: datetime | None
    """Null while the customer is awaited."""
    state: Literal["ok", "at_risk", "breached", "paused"]
