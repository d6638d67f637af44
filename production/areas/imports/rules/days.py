"""Days and times as people write them; day and month that could be either way round are none."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from production.schemas.errors import InvalidInput

_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(?P<day>\S+?)[ T](?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)")


def day(cell: str) -> str:
    """As in 2026-03-31; what is none stays as it is."""
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return cell


def day_or_time(name: str, cell: str) -> str:
    """As in 2026-03-31 or 2026-03-31T09:30.

    Raises:
        InvalidInput: it is none; a number alone may be counted from anywhere.
    """
    found = _TIME.fullmatch(cell)
    written = day(found["day"] if found else cell)
    if not _DAY.fullmatch(written):
        raise InvalidInput(name, "must be a date or a time, as in 2026-03-31 or 2026-03-31 09:30")
    return f"{written}T{found['hour']:0>2}{found['rest']}" if found else written
