"""When digests are due, and that they say nothing but numbers and links."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.digests.model import Every, News
from production.areas.digests.rules import digest_letter, next_due, zone_of
from production.schemas.errors import InvalidInput
from production.schemas.site import Site

SITE = Site("TechCorp", "https://support.example.com/", "example.com")
MOMENTS = st.integers(1_577_836_800, 2_114_380_800).map(lambda second: datetime.fromtimestamp(second, UTC))
"""Of the twenties and thirties."""
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)


@given(MOMENTS, ZONES)
def test_a_daily_one_is_due_at_the_next_eight_o_clock_there(now: datetime, zone: ZoneInfo) -> None:
    due = next_due(Every.DAILY, zone, now)
    there = due.astimezone(zone)
    assert (there.hour, there.minute, there.second) == (8, 0, 0)
    assert now < due <= now + timedelta(hours=26)  # the longest day: clocks are put back


@given(MOMENTS, ZONES)
def test_mornings_follow_each_other_day_by_day(now: datetime, zone: ZoneInfo) -> None:
    first = next_due(Every.DAILY, zone, now)
    second = next_due(Every.DAILY, zone, first)
    assert (second.astimezone(zone).date() - first.astimezone(zone).date()).days == 1


@given(MOMENTS)
def test_an_hourly_one_is_due_at_the_next_full_hour(now: datetime) -> None:
    due = next_due(Every.HOURLY, ZoneInfo("UTC"), now)
    assert (due.minute, due.second, due.microsecond) == (0, 0, 0)
    assert timedelta() < due - now <= timedelta(hours=1)


@pytest.mark.parametrize("name", ["", "Berlin", "../etc/passwd", "Europe/Berlin\0", "/etc/localtime", "a" * 64])
def test_what_is_no_time_zone_is_named(name: str) -> None:
    with pytest.raises(InvalidInput, match="time_zone"):
        zone_of(name)


def test_one_mail_tells_of_all_with_number_and_link() -> None:
    letter = digest_letter([News("sla_breached", "TKT-0002"), News("unheard_of", "TKT-0001")], SITE, "id@example.com")
    assert letter.subject == "2 tickets need you (TechCorp support)"
    assert letter.text.splitlines()[:2] == [
        "TKT-0002 is late: https://support.example.com/console/inbox/TKT-0002/",
        "TKT-0001 needs a look: https://support.example.com/console/inbox/TKT-0001/",
    ]
    assert "https://support.example.com/console/profile/" in letter.text


def test_a_long_list_is_cut_and_says_so() -> None:
    letter = digest_letter([News("sla_breached", f"TKT-{n:04}") for n in range(62)], SITE, "id@example.com")
    assert letter.text.count("is late") == 50
    assert "and 12 more: https://support.example.com/console/inbox/" in letter.text
