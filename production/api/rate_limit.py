"""Token buckets in memory: cheap enough to stand before every expensive check."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from production.schemas.errors import TooManyRequests

_REMEMBERED = 50_000
"""Addresses kept; the one that was quiet for longest is forgotten first."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class RateLimit:
    """`burst` requests at once and `per_minute` in the long run, for every key on its own."""

    def __init__(self, *, burst: int, per_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._per_s = per_minute / 60
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def check(self, key: str) -> None:
        """Count one request.

        Raises:
            TooManyRequests: with the seconds after which the next request is welcome.
        """
        bucket = self._filled(key)
        if bucket.tokens < 1:
            raise TooManyRequests(int((1 - bucket.tokens) / self._per_s) + 1)
        bucket.tokens -= 1

    def allows(self, key: str) -> bool:
        """Count one request; False where it is one too many."""
        try:
            self.check(key)
        except TooManyRequests:
            return False
        return True

    def _filled(self, key: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.pop(key, None) or _Bucket(self._burst, now)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._per_s)
        bucket.at = now
        self._buckets[key] = bucket
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return bucket
