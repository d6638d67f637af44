"""When a task is completed, when it is due, and when again. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from production.areas.tasks.model import Repeats, TaskStatus
from production.schemas.errors import InvalidInput

YEARS = range(1970, 3000)
"""In which something may be due: the times of all zones, and a few repetitions more, can be written down."""
_END_OF_DAY = time(23, 59, 59)
_LONGEST = {
    Repeats.DAILY: timedelta(days=1),
    Repeats.WEEKLY: timedelta(days=7),
    Repeats.MONTHLY: timedelta(days=31),
    Repeats.YEARLY: timedelta(days=366),
}


def settled_status(
    before: Mapping[str, Any], given: Mapping[str, Any], now: datetime
) -> tuple[TaskStatus, datetime | None]:
    """(status, completed_at) after these of `status, is_completed, completed_at` are set: three words for one thing.

    Raises:
        InvalidInput: they contradict each other; names one that does.
    """
    said = {name: says(given[name]) for name, says in _SAYS.items() if name in given}
    was = TaskStatus(before["status"])
    completed = next(iter(said.values()), was is TaskStatus.COMPLETED)
    for name, each in said.items():
        if each is not completed:
            raise InvalidInput(name, f"contradicts {next(iter(said))}: a task is completed when its status is")
    if completed:
        return TaskStatus.COMPLETED, given.get("completed_at") or before["completed_at"] or now
    return TaskStatus(given.get("status", TaskStatus.TODO if was is TaskStatus.COMPLETED else was)), None


_SAYS: Mapping[str, Callable[[Any], bool]] = {
    "status": lambda status: status is TaskStatus.COMPLETED,
    "is_completed": bool,
    "completed_at": lambda at: at is not None,
}
"""Whether the value of a field says that the task is completed."""


def moment(said: date | datetime, zone: str) -> datetime:
    """The moment that a person of this zone means; a day means its end.

    A time that a change of the clock leaves out is as long after it as it would have been; of one that comes twice,
    it is the first.
    """
    wall = said if isinstance(said, datetime) else datetime.combine(said, _END_OF_DAY)
    return (wall if wall.tzinfo else wall.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def next_time(first: datetime, repeats: Repeats, zone: str, after: datetime) -> datetime:
    """The first repetition after a moment, at the same wall time as `first`.

    In a month without that day it is on the last one, and on the day itself again in the next that has it.
    """
    begun = _wall(first, zone)
    passed = int((after - first) / _LONGEST[repeats])
    times = (moment(_repetition(begun, repeats, n), zone) for n in count(max(passed - 1, 1)))
    return next(each for each in times if each > after)


def moved_along(other: datetime, due: datetime, next_due: datetime, zone: str) -> datetime:
    """What lay so far before or after one due time by the clock on the wall, as far from the next."""
    return moment(_wall(other, zone) + (_wall(next_due, zone) - _wall(due, zone)), zone)


def _repetition(begun: datetime, repeats: Repeats, number: int) -> datetime:
    match repeats:
        case Repeats.DAILY:
            return begun + timedelta(days=number)
        case Repeats.WEEKLY:
            return begun + timedelta(weeks=number)
        case Repeats.MONTHLY:
            return _months_later(begun, number)
        case Repeats.YEARLY:
            return _months_later(begun, 12 * number)
        case _:
            assert_never(repeats)


def _months_later(begun: datetime, months: int) -> datetime:
    years, month = divmod(begun.month - 1 + months, 12)
    year = begun.year + years
    return begun.replace(year=year, month=month + 1, day=min(begun.day, monthrange(year, month + 1)[1]))


def _wall(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
