"""How much happens when: a quiet night, a burst as offices open, a lull at noon, a second wave, a slow evening."""

from __future__ import annotations

HOURS = 24
_BY_HOUR = (
    *(0.10, 0.08, 0.06, 0.06, 0.08, 0.12),  # night
    *(0.20, 0.40, 0.75, 1.00, 0.95, 0.80),  # 09:00 is the busiest
    *(0.60, 0.65, 0.80, 0.85, 0.75, 0.60),
    *(0.45, 0.40, 0.35, 0.30, 0.20, 0.15),
)


def share_at(hour: float) -> float:
    """Of the busiest moment, 0 to 1; `hour` in [0, 24), between full hours in a straight line."""
    now = int(hour) % HOURS
    after = (now + 1) % HOURS
    return _BY_HOUR[now] + (_BY_HOUR[after] - _BY_HOUR[now]) * (hour % 1)
