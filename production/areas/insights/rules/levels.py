"""What was added up beforehand: over what is not told apart, and in which pieces of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from production.areas.insights.model.figures import Bar, By, Narrowed
from production.areas.insights.rules.ranges import ROLLED_UP, Grain, Span, spans


class Level(StrEnum):
    """Of a sum; stored."""

    ALL = "all"
    CHANNEL = "channel"
    TEAM = "team"
    """By team and channel."""
    PERSON = "person"
    """By person and team; of days and months only."""


_TELLS_APART = {
    Level.ALL: frozenset[By](),
    Level.CHANNEL: frozenset({By.CHANNEL}),
    Level.TEAM: frozenset({By.TEAM, By.CHANNEL}),
    Level.PERSON: frozenset({By.PERSON, By.TEAM}),
}

_ALL_GRAINS = (Grain.MONTH, Grain.DAY, Grain.QUARTER, Grain.HOUR)
_GRAINS = dict.fromkeys(Level, _ALL_GRAINS) | {Level.PERSON: (Grain.MONTH, Grain.DAY)}


def level_of(only: Narrowed, by: By | None) -> Level | None:
    """The one with the fewest rows that tells it; None: no sum does."""
    narrowed = {each for each in (By.CHANNEL, By.TEAM, By.PERSON) if getattr(only, each) is not None}
    asked = narrowed | ({by} - {None, By.LABEL})
    return next((level for level, told in _TELLS_APART.items() if asked <= told), None)


def cut(bars: Sequence[Bar], level: Level | None, as_of: datetime) -> tuple[list[Span], list[Span]]:
    """In pieces of which a level has sums, and those of which roll-ups or facts are read."""
    if level is None:
        return [], spans(bars, as_of)
    grains = _GRAINS[level]
    pieces = spans(bars, as_of, grains if Grain.HOUR in grains else ROLLED_UP)
    return [each for each in pieces if each.grain in grains], [each for each in pieces if each.grain not in grains]
