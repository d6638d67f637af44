"""Values as mails and the assistant say them."""

from __future__ import annotations

import pytest

from production.areas.insights.model.figures import Unit
from production.areas.insights.rules.lines import said


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "< 1 s"),
        (1, "1 s"),
        (119, "119 s"),
        (120, "2 min"),
        (3_599, "1 h 0 min"),
        (5_400, "1 h 30 min"),
        (200_000, "2 d 7 h"),
        (None, "no data"),
    ],
)
def test_durations_are_said_in_units_that_can_be_read(seconds: int | None, text: str) -> None:
    assert said(seconds, Unit.SECONDS) == text
