"""Time zones in requests, and mornings in them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name not in _known():
        raise ValueError("must be a time zone of the IANA database, for example Europe/Berlin")
    return name


TimeZone = Annotated[str, Field(max_length=64), AfterValidator(_zone)]
"""As in `Europe/Berlin`."""

_MORNING = time(8)


def next_morning(zone: ZoneInfo, now: datetime, weekday: int | None = None) -> datetime:
    """Eight o'clock there, of the next day that has it to come; `weekday` 0 is Monday, None any."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(number) for number in range(9))
    wanted = (day for day in days if weekday in {None, day.weekday()})
    mornings = (datetime.combine(day, _MORNING, zone).astimezone(UTC) for day in wanted)
    return next(morning for morning in mornings if morning > now)
