"""`GET /api/v1/assist/reliability`: whether the AI is right as often as it says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from pydantic import BaseModel

from production.areas.assist.model.calibration import FittedCurve, Observed
from production.crm.support.calibration import ENOUGH, FEW, Calibration, Curve
from production.schemas.ids import Channel


class ReliabilityBand(BaseModel):
    """Replies on one channel that were about as sure."""

    channel: Channel
    confidence_from: float
    """Lower end of a band of 0.1."""
    judged: int
    """About so many a person decided."""
    confidence: float
    """What the AI said, on average."""
    calibrated: float
    """The same, as it is read today."""
    right: float
    """How often it could be sent as it was; an automatic answer that nobody calls wrong counts little."""


class CurveResponse(BaseModel):
    """How confidence is read."""

    channel: Channel | None
    """Null: everywhere."""
    intent: str | None
    """Null: whatever is asked."""
    judged: int
    state: Literal["not_calibrated", "lowers", "calibrated"]
    """`not_calibrated`: too few outcomes, the AI is taken at its word; `lowers`: too few to read it as surer."""
    at_send: float
    """What a confidence of 0.90 is read as."""
    at_draft: float
    """The same of 0.60."""
    fitted_at: datetime

    @classmethod
    def of(cls, fitted: FittedCurve) -> CurveResponse:
        curve = fitted.curve
        return cls(
            channel=Channel(fitted.channel) if fitted.channel else None,
            intent=fitted.intent or None,
            judged=curve.judged,
            state="not_calibrated" if curve.judged < FEW else "lowers" if curve.judged < ENOUGH else "calibrated",
            at_send=round(curve(0.9), 4),
            at_draft=round(curve(0.6), 4),
            fitted_at=fitted.fitted_at,
        )


class ReliabilityResponse(BaseModel):
    """Whether confidence keeps what it says."""

    since: datetime
    bands: list[ReliabilityBand]
    curves: list[CurveResponse]


def bands(observed: Sequence[Observed], curves: Sequence[FittedCurve]) -> list[ReliabilityBand]:
    """By channel, from the least sure up."""
    fitted = {(one.channel, one.intent): one.curve for one in curves}
    found = sorted(observed, key=_band)
    return [_told(*place, list(group), fitted) for place, group in groupby(found, key=_band)]


def _band(one: Observed) -> tuple[str, int]:
    return one.channel, min(int(one.confidence * 10 + 1e-9), 9)


def _told(channel: str, tenth: int, group: Sequence[Observed], fitted: dict[tuple[str, str], Curve]) -> ReliabilityBand:
    weight = sum(one.weight for one in group)
    read = Calibration.on(channel, fitted)
    return ReliabilityBand(
        channel=Channel(channel),
        confidence_from=tenth / 10,
        judged=sum(one.judged for one in group),
        confidence=round(sum(one.weight * one.confidence for one in group) / weight, 4),
        calibrated=round(sum(one.weight * read(one.confidence, one.intent) for one in group) / weight, 4),
        right=round(sum(one.right for one in group) / weight, 4),
    )
