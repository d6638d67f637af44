"""A range is cut without a gap and without an overlap, wherever days begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from production.areas.insights.model.buckets import bucket_of, duration_of
from production.areas.insights.model.figures import Bar
from production.areas.insights.rules.ranges import Period, ceiling, floor, spans

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
ZONES = st.sampled_from(["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"])


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES)
def test_bars_follow_each_other_from_the_first_moment_to_the_last(since: date, length: int, zone: str) -> None:
    period = Period(since, since + timedelta(days=length), ZoneInfo(zone))
    bars = period.bars()
    assert Bar(bars[0].since, bars[-1].until) == period.whole
    assert all(one.until == other.since for one, other in pairwise(bars))
    assert len(bars) <= 46


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES)
def test_spans_tile_a_bar(since: date, length: int, zone: str) -> None:
    whole = Period(since, since + timedelta(days=length), ZoneInfo(zone)).whole
    found = spans([whole])
    assert (found[0].since, found[-1].until) == whole
    assert all(one.until == other.since for one, other in pairwise(found))
    for span in found:
        if span.grain != "fact":
            assert (floor(span.since, span.grain), floor(span.until, span.grain)) == (span.since, span.until)


@given(st.integers(0, 10**9), st.sampled_from(["hour", "day", "month"]))
def test_a_ceiling_is_the_next_begin(seconds: int, grain: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert floor(at, grain) <= at <= ceiling(at, grain)
    assert floor(ceiling(at, grain), grain) == ceiling(at, grain)


@given(st.integers(0, 10**10))
def test_a_bucket_begins_at_most_one_part_in_32_below_its_durations(seconds: int) -> None:
    told = duration_of(bucket_of(seconds))
    assert told <= seconds <= told + told / 32


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_longer_is_in_no_lower_bucket(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert bucket_of(shorter) <= bucket_of(longer)
