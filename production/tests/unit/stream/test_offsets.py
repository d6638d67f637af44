"""The offset map only saves work, but it must never claim what was not finished."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from production.stream.offsets import MAX_METADATA_BYTES, OffsetTracker, decode_finished, encode_finished

_above = st.sets(st.integers(1, 5_000), max_size=300)


@given(base=st.integers(0, 10**12), relative=_above)
def test_what_was_written_is_read_back(base: int, relative: set[int]) -> None:
    finished = {base + offset for offset in relative}
    assert decode_finished(base, encode_finished(base, finished)) == finished


@given(st.text(max_size=200))
def test_foreign_metadata_never_raises(metadata: str) -> None:
    decode_finished(0, metadata)


@given(order=st.permutations(list(range(30))), cut=st.integers(0, 30))
def test_commit_position_never_passes_an_unfinished_record(order: list[int], cut: int) -> None:
    tracker = OffsetTracker(0)
    for offset in range(30):
        tracker.started(offset)
    for offset in order[:cut]:
        tracker.finished(offset)
    done = tracker.committable()
    assert set(range(done.next_offset)) <= set(order[:cut])
    assert decode_finished(done.next_offset, done.metadata) <= set(order[:cut])
    assert tracker.unfinished == 30 - cut


def test_restart_skips_what_was_finished_above_the_gap() -> None:
    before = OffsetTracker(100)
    for offset in range(100, 110):
        before.started(offset)
    for offset in (101, 102, 109):
        before.finished(offset)
    done = before.committable()
    after = OffsetTracker(done.next_offset, decode_finished(done.next_offset, done.metadata))
    assert [offset for offset in range(100, 110) if not after.already_finished(offset)] == [100, *range(103, 109)]


def test_missing_offsets_count_as_finished() -> None:
    tracker = OffsetTracker(0)
    tracker.started(0)
    tracker.started(5)
    tracker.finished(0)
    tracker.finished(5)
    assert tracker.committable().next_offset == 6


def test_a_window_of_a_hundred_thousand_with_one_percent_open_fits() -> None:
    chosen = random.Random(7)
    window = range(1, 100_001)
    open_ones = set(chosen.sample(window, 1_000))
    text = encode_finished(0, (offset for offset in window if offset not in open_ones))
    assert 0 < len(text) <= MAX_METADATA_BYTES


def test_what_does_not_fit_is_left_out_not_guessed() -> None:
    chosen = random.Random(7)
    finished = {offset for offset in range(1, 200_000) if chosen.random() < 0.5}
    text = encode_finished(0, finished)
    assert len(text) <= MAX_METADATA_BYTES
    assert decode_finished(0, text) <= finished
