"""Tasks that repeat keep their wall time through changes of the clock, and their day through short months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.tasks.model import Repeats
from production.areas.tasks.rules import moment, moved_along, next_time

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu")
zones = st.sampled_from(ZONES)
days = st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2040-01-01")).map(
    lambda at: at.replace(microsecond=0)
)
repeats = st.sampled_from(Repeats)
delays = st.timedeltas(timedelta(0), timedelta(days=4_000))


def series(first: datetime, how: Repeats, zone: str, count: int) -> list[datetime]:
    """So many of them on the wall, each completed in time."""
    times, due = [], first
    for _ in range(count):
        due = next_time(first, how, zone, due)
        times.append(due.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
    return times


@given(days, repeats, zones, delays)
def test_the_next_is_later_and_not_two_periods_later(wall: datetime, how: Repeats, zone: str, delay: timedelta) -> None:
    first = moment(wall, zone)
    again = next_time(first, how, zone, first + delay)
    longest = {Repeats.DAILY: 1, Repeats.WEEKLY: 7, Repeats.MONTHLY: 31, Repeats.YEARLY: 366}[how]
    assert first + delay < again <= first + delay + timedelta(days=longest, hours=2)


@given(days, repeats, zones)
def test_the_wall_time_stays_but_where_the_clock_leaves_it_out(wall: datetime, how: Repeats, zone: str) -> None:
    for each in series(moment(wall, zone), how, zone, 5):
        aware = each.replace(tzinfo=ZoneInfo(zone))
        there = aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == each
        assert there
        assert each.time() == wall.time() or not exists(datetime.combine(each.date(), wall.time()), zone)


@given(days, zones)
def test_every_month_has_its_turn_and_the_day_comes_back(wall: datetime, zone: str) -> None:
    times = series(moment(wall, zone), Repeats.MONTHLY, zone, 24)
    months = [each.year * 12 + each.month for each in times]
    assert months == list(range(months[0], months[0] + 24))
    assert max(each.day for each in times) >= min(wall.day, 31)


@pytest.mark.parametrize(
    ("first", "how", "expected"),
    [
        ("2027-01-31T09:00", Repeats.MONTHLY, ["2027-02-28T09:00", "2027-03-31T09:00", "2027-04-30T09:00"]),
        ("2028-02-29T09:00", Repeats.YEARLY, ["2029-02-28T09:00", "2030-02-28T09:00", "2031-02-28T09:00"]),
        ("2027-03-27T02:30", Repeats.DAILY, ["2027-03-28T03:30", "2027-03-29T02:30", "2027-03-30T02:30"]),
        ("2027-10-30T02:30", Repeats.DAILY, ["2027-10-31T02:30", "2027-11-01T02:30", "2027-11-02T02:30"]),
    ],
)
def test_month_ends_and_changes_of_the_clock(first: str, how: Repeats, expected: list[str]) -> None:
    times = series(moment(datetime.fromisoformat(first), "Europe/Berlin"), how, "Europe/Berlin", 3)
    assert times == [datetime.fromisoformat(each) for each in expected]


def test_a_reminder_the_evening_before_stays_in_the_evening() -> None:
    zone = "Europe/Berlin"
    due, again = [moment(datetime.fromisoformat(f"2027-03-{day}T09:00"), zone) for day in (27, 28)]
    before = moment(datetime.fromisoformat("2027-03-26T18:00"), zone)
    assert moved_along(before, due, again, zone) == moment(datetime.fromisoformat("2027-03-27T18:00"), zone)


def test_a_day_means_its_end_where_the_person_is() -> None:
    at = moment(date(2026, 3, 31), "America/New_York")
    assert at == datetime(2026, 4, 1, 3, 59, 59, tzinfo=UTC)


def exists(wall: datetime, zone: str) -> bool:
    aware = wall.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall
