"""Durations in buckets that are about 3 % wide, as in a high dynamic range histogram: the quantile of sums can be told.

Below 32 seconds each second has its own. Above, each power of two has 32. 0 is no bucket: a duration is at least in 1.
"""

from __future__ import annotations

_FINE = 5
_PER_OCTAVE = 1 << _FINE


def bucket_of(seconds: int) -> int:
    """Up to about 700 for a lifetime."""
    shift = max(seconds.bit_length() - _FINE - 1, 0)
    return shift * _PER_OCTAVE + (seconds >> shift) + 1


def duration_of(bucket: int) -> int:
    """The shortest duration in it, in seconds."""
    shift = max((bucket - 1) // _PER_OCTAVE - 1, 0)
    return (bucket - 1 - shift * _PER_OCTAVE) << shift
