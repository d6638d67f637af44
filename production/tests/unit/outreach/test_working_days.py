"""Three working days later, by the law of where somebody lives."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.outreach.writing_hours import Place, WritingHours, country_of, place_of

CASES = [
    ("DE", None, "Europe/Berlin", "2026-04-02", "2026-04-09", "Good Friday and Easter Monday"),
    ("DE", "BY", "Europe/Berlin", "2026-01-05", "2026-01-09", "Epiphany is one in Bavaria"),
    ("DE", "BE", "Europe/Berlin", "2026-01-05", "2026-01-08", "and none in Berlin"),
    ("AT", None, "Europe/Vienna", "2026-05-13", "2026-05-19", "Ascension Day"),
    ("FR", None, "Europe/Paris", "2026-07-13", "2026-07-17", "14 July"),
    ("GB", "ENG", "Europe/London", "2026-12-24", "2026-12-31", "Boxing Day on a Saturday is made up for on Monday"),
    ("GB", "SCT", "Europe/London", "2026-12-31", "2027-01-07", "2 January too, across the end of the year"),
    ("US", None, "America/New_York", "2026-07-02", "2026-07-08", "4 July on a Saturday is observed on Friday"),
    ("US", None, "America/Chicago", "2026-11-25", "2026-12-01", "Thanksgiving; the Friday after is worked"),
    ("CA", "ON", "America/Toronto", "2026-06-30", "2026-07-06", "Canada Day"),
    ("JP", None, "Asia/Tokyo", "2026-05-01", "2026-05-11", "3 May on a Sunday is made up for on the 6th"),
    ("CN", None, "Asia/Shanghai", "2026-02-13", "2026-02-25", "the Saturday before the Spring Festival is worked"),
    ("IN", None, "Asia/Kolkata", "2026-10-01", "2026-10-07", "Gandhi's birthday"),
    ("SA", None, "Asia/Riyadh", "2026-09-22", "2026-09-28", "National Day, and a weekend of Friday and Saturday"),
    ("AE", None, "Asia/Dubai", "2026-12-01", "2026-12-08", "National Day on two days"),
    ("IL", None, "Asia/Jerusalem", "2026-07-02", "2026-07-07", "a weekend of Friday and Saturday"),
    ("BR", None, "America/Sao_Paulo", "2026-09-04", "2026-09-10", "Independence Day"),
    ("AU", "NSW", "Australia/Sydney", "2026-01-23", "2026-01-29", "Australia Day"),
    ("NZ", None, "Pacific/Auckland", "2026-04-24", "2026-04-30", "Anzac Day on a Saturday is moved to Monday"),
    ("PL", None, "Europe/Warsaw", "2026-12-23", "2026-12-30", "Christmas Eve, since 2025"),
    ("IT", None, "Europe/Rome", "2026-06-01", "2026-06-05", "Day of the Republic"),
    ("ES", None, "Europe/Madrid", "2026-10-09", "2026-10-15", "12 October"),
    ("NL", None, "Europe/Amsterdam", "2026-04-24", "2026-04-30", "King's Day"),
    ("TR", None, "Europe/Istanbul", "2026-10-27", "2026-11-02", "the half day before 29 October is worked"),
    ("KR", None, "Asia/Seoul", "2026-10-02", "2026-10-08", "3 October on a Saturday is made up for on Monday"),
    ("MX", None, "America/Mexico_City", "2026-09-15", "2026-09-21", "Independence Day"),
    ("ZA", None, "Africa/Johannesburg", "2026-08-07", "2026-08-13", "9 August on a Sunday is made up for on Monday"),
]


@pytest.mark.parametrize(("country", "part", "zone", "sent", "due", "why"), CASES, ids=[case[-1] for case in CASES])
def test_three_working_days_are_those_of_the_country(
    country: str, part: str | None, zone: str, sent: str, due: str, why: str
) -> None:
    wall = datetime.fromisoformat(f"{sent}T10:15").replace(tzinfo=ZoneInfo(zone))
    found = WritingHours(Place(zone, country, part)).after(wall, 3)
    assert found.astimezone(ZoneInfo(zone)).isoformat()[:16] == f"{due}T10:15"


def test_the_cases_are_of_many_countries() -> None:
    assert len({country for country, *_ in CASES}) >= 15


@pytest.mark.parametrize(
    ("zone", "sent", "due"),
    [
        ("Europe/Berlin", "2026-03-27T09:30:00+01:00", "2026-04-01T09:30:00+02:00"),
        ("America/New_York", "2026-10-30T09:30:00-04:00", "2026-11-04T09:30:00-05:00"),
    ],
)
def test_a_change_of_the_clock_keeps_the_wall_time(zone: str, sent: str, due: str) -> None:
    assert WritingHours(Place(zone)).after(datetime.fromisoformat(sent), 3) == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("zone", "sent", "due"),
    [
        ("Pacific/Kiritimati", "2026-03-01T23:00:00+00:00", "2026-03-05T13:00:00+14:00"),
        ("Pacific/Chatham", "2026-06-08T23:00:00+00:00", "2026-06-12T11:45:00+12:45"),
        ("Etc/GMT+12", "2026-03-02T21:00:00+00:00", "2026-03-05T09:00:00-12:00"),
    ],
)
def test_days_begin_where_the_recipient_is(zone: str, sent: str, due: str) -> None:
    assert WritingHours(Place(zone)).after(datetime.fromisoformat(sent), 3) == datetime.fromisoformat(due)


def test_what_would_be_due_at_night_is_due_at_the_next_opening() -> None:
    late = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    early = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    calendar = WritingHours(Place("UTC"))
    assert calendar.after(late, 3) == datetime(2026, 3, 6, 8, 0, tzinfo=UTC)
    assert calendar.after(early, 3) == datetime(2026, 3, 5, 8, 0, tzinfo=UTC)


def test_the_company_closes_on_days_of_its_own() -> None:
    calendar = WritingHours(Place("Europe/Berlin"), closed_on={date(2026, 3, 4)})
    assert calendar.after(datetime(2026, 3, 2, 9, tzinfo=UTC), 3) == datetime(2026, 3, 6, 9, tzinfo=UTC)


def test_a_part_that_is_none_of_the_country_has_its_holidays() -> None:
    assert not WritingHours(Place("Europe/Berlin", "DE", "ZZ")).days.is_working(date(2026, 10, 3))


def test_the_zone_tells_the_country() -> None:
    assert (country_of("Europe/Berlin"), country_of("Asia/Tokyo"), country_of("Etc/UTC")) == ("DE", "JP", None)


COMPANY = Place("Europe/Berlin", "DE", "BE")


@pytest.mark.parametrize(
    ("zone", "phone", "lives"),
    [
        ("Asia/Tokyo", "+4930901820", Place("Asia/Tokyo")),
        (None, "+819012345678", Place("Asia/Tokyo", "JP")),
        (None, "+12125551234", Place("America/New_York", "US")),
        (None, "+61491570156", Place("Europe/Berlin", "AU")),
        (None, "030 901820", COMPANY),
        (None, None, COMPANY),
    ],
    ids=["zone", "number", "area code", "mobile of a country with several zones", "number without country", "nothing"],
)
def test_where_somebody_lives_is_told_by_zone_then_number_then_the_company(
    zone: str | None, phone: str | None, lives: Place
) -> None:
    assert place_of(zone, phone, COMPANY) == lives


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))


@given(MOMENTS, ZONES, st.integers(1, 10))
def test_what_is_due_is_in_the_hours_of_a_working_day(moment: datetime, zone: str, days: int) -> None:
    calendar = WritingHours(Place(zone))
    wall = calendar.after(moment, days).astimezone(ZoneInfo(zone))
    assert calendar.days.is_working(wall.date())
    assert time(8) <= wall.time() < time(20)


@given(MOMENTS, ZONES, st.integers(1, 10))
def test_more_days_are_later_and_skip_nothing(moment: datetime, zone: str, days: int) -> None:
    calendar = WritingHours(Place(zone))
    less, more = calendar.after(moment, days), calendar.after(moment, days + 1)
    assert less < more
    begin, end = (each.astimezone(ZoneInfo(zone)).date() for each in (less, more))
    between = [begin + timedelta(days=n) for n in range(1, (end - begin).days)]
    assert not any(map(calendar.days.is_working, between))


@given(MOMENTS, ZONES)
def test_an_open_moment_is_its_own_next_opening(moment: datetime, zone: str) -> None:
    opening = WritingHours(Place(zone)).next_open(moment)
    assert moment <= opening == WritingHours(Place(zone)).next_open(opening)
