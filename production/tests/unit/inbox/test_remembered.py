"""A number that takes long is counted once in a while, and of each thing by itself."""

from __future__ import annotations

import pytest

from production.areas.inbox import remembered
from production.areas.inbox.remembered import Remembered


class Counter:
    def __init__(self) -> None:
        self.counted = 0

    async def count(self) -> int:
        self.counted += 1
        return self.counted


async def test_the_same_is_counted_once_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers, counter = Remembered(), Counter()
    assert [await numbers.number("refund", counter.count) for _ in range(3)] == [1, 1, 1]
    monkeypatch.setattr(remembered, "FRESH_S", 0)
    assert await numbers.number("refund", counter.count) == 2


async def test_of_something_else_it_is_another_number() -> None:
    numbers, counter = Remembered(), Counter()
    assert [await numbers.number(of, counter.count) for of in ("refund", "fraud")] == [1, 2]
