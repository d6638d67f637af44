"""Time zones in requests."""

from __future__ import annotations

from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

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
