"""Time of business in every zone, also when its clocks change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from production.areas.sla.calendar import Calendar
from production.areas.sla.model import BusinessHours, Opening, Weekday
from production.areas.sla.rules import calendar_of
from production.schemas.errors import InvalidInput

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Pacific/Apia",
)
ALWAYS = {day: [Opening(opens="00:00", closes="24:00")] for day in Weekday}
WORKDAYS = tuple(Weekday)[:5]
BEGINNING, MINUTES = datetime(2020, 1, 1, tzinfo=UTC), 10 * 365 * 1440
moments = st.integers(0, MINUTES).map(lambda minutes: BEGINNING + timedelta(minutes=minutes))
zones = st.sampled_from(ZONES)
working = st.timedeltas(timedelta(minutes=1), timedelta(hours=20))


def wall(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def weeks(draw: st.DrawFn) -> Mapping[Weekday, list[Opening]]:
    """At least one day of business, with up to three openings."""
    days = draw(st.sets(st.sampled_from(Weekday), min_size=1))
    found: dict[Weekday, list[Opening]] = {}
    for day in days:
        edges = sorted(draw(st.sets(st.integers(0, 48).map(lambda half: half * 30), min_size=2, max_size=6)))
        pairs = zip(edges[::2], edges[1::2], strict=False)
        found[day] = [Opening(opens=wall(opens), closes=wall(closes)) for opens, closes in pairs]
    return found


def office(zone: str, **more: object) -> Calendar:
    week = {day: [Opening(opens="09:00", closes="17:00")] for day in WORKDAYS}
    return calendar_of(BusinessHours(time_zone=zone, week=week, **more))  # type: ignore[arg-type]


@settings(max_examples=50)
@given(zones, weeks(), moments, working)
def test_as_much_business_lies_before_the_moment_as_was_asked_for(
    zone: str, week: Mapping[Weekday, list[Opening]], start: datetime, wanted: timedelta
) -> None:
    calendar = calendar_of(BusinessHours(time_zone=zone, week=week))
    end = calendar.after(start, wanted)
    assert end is not None
    assert end > start
    assert calendar.between(start, end) == wanted


@settings(max_examples=50)
@given(zones, weeks(), moments, moments, working)
def test_who_begins_later_is_not_due_earlier(
    zone: str, week: Mapping[Weekday, list[Opening]], one: datetime, other: datetime, wanted: timedelta
) -> None:
    calendar = calendar_of(BusinessHours(time_zone=zone, week=week))
    first, second = [calendar.after(moment, wanted) for moment in sorted((one, other))]
    assert first is not None
    assert second is not None
    assert first <= second


@given(zones, moments, working)
def test_who_never_closes_counts_hours_as_they_pass(zone: str, start: datetime, wanted: timedelta) -> None:
    """A night that is an hour longer or shorter takes as long as it takes."""
    assert calendar_of(BusinessHours(time_zone=zone, week=ALWAYS)).after(start, wanted) == start + wanted


@given(st.sampled_from(ZONES), moments, working)
def test_an_office_is_due_in_its_own_hours(zone: str, start: datetime, wanted: timedelta) -> None:
    end = office(zone).after(start, wanted)
    assert end is not None
    there = end.astimezone(ZoneInfo(zone))
    assert there.weekday() < 5
    assert 9 <= there.hour + there.minute / 60 + there.second / 3600 <= 17


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (datetime(2026, 11, 27, 16, tzinfo=BERLIN), 2, datetime(2026, 11, 30, 10, tzinfo=BERLIN)),  # over a weekend
        (datetime(2026, 3, 27, 16, tzinfo=BERLIN), 2, datetime(2026, 3, 30, 10, tzinfo=BERLIN)),  # and summer time
        (datetime(2026, 12, 24, 16, tzinfo=BERLIN), 2, datetime(2026, 12, 28, 10, tzinfo=BERLIN)),  # over Christmas
        (datetime(2026, 11, 30, 5, tzinfo=BERLIN), 8, datetime(2026, 11, 30, 17, tzinfo=BERLIN)),  # before it opens
    ],
)
def test_weekends_and_holidays_are_no_time_of_business(start: datetime, hours: int, due: datetime) -> None:
    assert office("Europe/Berlin", country="DE").after(start, timedelta(hours=hours)) == due


def test_a_part_of_a_country_has_holidays_of_its_own_and_the_company_too() -> None:
    start, day = datetime(2026, 6, 3, 16, tzinfo=BERLIN), timedelta(days=1)  # the day before Corpus Christi
    elsewhere, bavaria = office("Europe/Berlin", country="DE"), office("Europe/Berlin", country="DE", subdivision="BY")
    closed = office("Europe/Berlin", closed_on=[date(2026, 6, 4)])
    due = [calendar.after(start, timedelta(hours=2)) for calendar in (elsewhere, bavaria, closed)]
    assert [start + day - timedelta(hours=6), *[start + 2 * day - timedelta(hours=6)] * 2] == due


def test_who_never_opens_is_never_due() -> None:
    assert calendar_of(BusinessHours(time_zone="UTC", week={})).after(datetime.now(UTC), timedelta(hours=1)) is None


@pytest.mark.parametrize(
    ("field", "hours"),
    [
        ("hours.time_zone", {"time_zone": "Berlin"}),
        ("hours.time_zone", {"time_zone": "../etc/passwd"}),
        ("hours.country", {"country": "XX"}),
        ("hours.subdivision", {"country": "DE", "subdivision": "XX"}),
        ("hours.week.monday.0", {"week": {Weekday.MONDAY: [Opening(opens="17:00", closes="09:00")]}}),
        (
            "hours.week.monday.1",
            {
                "week": {
                    Weekday.MONDAY: [Opening(opens=a, closes=b) for a, b in (("09:00", "12:00"), ("11:00", "13:00"))]
                }
            },
        ),
    ],
)
def test_what_is_no_calendar_is_named(field: str, hours: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as refused:
        calendar_of(BusinessHours(**({"time_zone": "UTC", "week": {}} | hours)))  # type: ignore[arg-type]
    assert refused.value.field == field
