"""How to read the AI's confidence on a channel, as `calibrations_of` gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from production.crm.support.calibration import Calibration, Curve


def calibration(channel: str, rows: Iterable[dict[str, Any]]) -> Calibration:
    """Of one channel, by the curves of it and of everything."""
    curves = {(row["channel"], row["intent"]): Curve(row["slope"], row["intercept"], row["judged"]) for row in rows}
    return Calibration.on(channel, curves)
