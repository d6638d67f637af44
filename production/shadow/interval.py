"""How sure a share of cases is. Pure."""

from __future__ import annotations

from math import sqrt

_Z = 1.96
"""Standard deviations on each side of an interval of 95 %."""


def interval(hits: int, cases: int) -> tuple[float, float]:
    """Where the share lies with a probability of 95 %, by Wilson's score; anywhere without a case."""
    if not cases:
        return 0.0, 1.0
    share, square = hits / cases, _Z * _Z / cases
    centre, spread = share + square / 2, _Z * sqrt(share * (1 - share) / cases + square / cases / 4)
    return max(0.0, (centre - spread) / (1 + square)), min(1.0, (centre + spread) / (1 + square))
