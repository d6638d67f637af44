"""A range is cut without a gap and without an overlap, wherever days begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from production.areas.insights.model.buckets import bucket_of, duration_of
from production.areas.insights.model.figures import Bar
from production.areas.insights.rules.ranges import ROLLED_UP, Grain, Period, ceiling, floor, spans

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
ZONES = st.sampled_from(["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"])


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES)
def test_bars_follow_each_other_from_the_first_moment_to_the_last(since: date, length: int, zone: str) -> None:
    period = Period(since, since + timedelta(days=length), ZoneInfo(zone))
    bars = period.bars()
    assert Bar(bars[0].since, bars[-1].until) == period.whole
    assert all(one.until == other.since for one, other in pairwise(bars))
    assert len(bars) <= 46


CUTS = st.sampled_from([ROLLED_UP, (Grain.MONTH, Grain.DAY, Grain.QUARTER, Grain.HOUR)])


AS_OF = st.integers(1_577_836_800, 1_830_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES, as_of=AS_OF, grains=CUTS)
def test_spans_add_up_to_their_bar(
    since: date, length: int, zone: str, as_of: datetime, grains: Sequence[Grain]
) -> None:
    whole = Period(since, since + timedelta(days=length), ZoneInfo(zone)).whole
    changes: Counter[datetime] = Counter()
    for span in spans([whole], as_of, grains):
        changes[span.since] += span.sign
        changes[span.until] -= span.sign
        if span.grain is not Grain.FACT:
            assert (floor(span.since, span.grain), floor(span.until, span.grain)) == (span.since, span.until)
    assert {at: change for at, change in changes.items() if change} == {whole.since: 1, whole.until: -1}


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES, as_of=AS_OF)
def test_no_fact_is_taken_out_again(since: date, length: int, zone: str, as_of: datetime) -> None:
    whole = Period(since, since + timedelta(days=length), ZoneInfo(zone)).whole
    facts = [span for span in spans([whole], as_of) if span.grain is Grain.FACT]
    assert {span.sign for span in facts} <= {1}
    assert sum((span.until - span.since for span in facts), timedelta()) < timedelta(hours=2)


@given(since=DAYS, length=st.integers(1, 1000), zone=ZONES, as_of=AS_OF, grains=CUTS)
def test_what_is_not_over_is_read_by_hours(
    since: date, length: int, zone: str, as_of: datetime, grains: Sequence[Grain]
) -> None:
    whole = Period(since, since + timedelta(days=length), ZoneInfo(zone)).whole
    for span in spans([whole], as_of, grains):
        assert span.grain in {Grain.HOUR, Grain.FACT} or span.until <= as_of


def test_a_month_of_a_zone_is_one_but_for_its_ends() -> None:
    march = Period(date(2026, 3, 1), date(2026, 4, 1), ZoneInfo("Asia/Karachi")).whole
    found = spans([march], datetime(2026, 5, 1, tzinfo=UTC))
    assert [(span.sign, span.grain) for span in found] == [(1, "month"), (1, "hour"), (-1, "hour")]


@given(st.integers(0, 10**9), st.sampled_from([Grain.HOUR, Grain.QUARTER, Grain.DAY, Grain.MONTH]))
def test_a_ceiling_is_the_next_begin(seconds: int, grain: Grain) -> None:
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
