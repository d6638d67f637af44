"""What became of replies that were as sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from production.crm.support.calibration import Curve


@dataclass(frozen=True, slots=True)
class Observed:
    """Replies of one intent on one channel with the same confidence, rounded to hundredths."""

    channel: str
    intent: str
    confidence: float
    judged: int
    """About so many a person decided."""
    weight: float
    """What all of them count for."""
    right: float
    """How much of that could be sent as it was."""


@dataclass(frozen=True, slots=True)
class FittedCurve:
    """A curve and for what it holds; empty words mean all."""

    channel: str
    intent: str
    curve: Curve
    fitted_at: datetime
