"""Reads what Meta sends. One part that is not as expected must not cost its neighbours: nothing here raises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from production.text.storable import says_nothing, storable

Part = Mapping[str, Any]


def text_at(source: object, *path: str) -> str:
    """The words at this place, trimmed and without what Postgres does not take; empty if a reader would see nothing."""
    value = _at(source, path)
    text = storable(str(value)).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return "" if says_nothing(text) else text


def parts_at(source: object, *path: str) -> list[Part]:
    """The objects of the list at this place."""
    value = _at(source, path)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def part_at(source: object, *path: str) -> Part:
    value = _at(source, path)
    return value if isinstance(value, Mapping) else {}


def moment(seconds: str, per_second: int = 1) -> datetime | None:
    """A time stamp in seconds since 1970, or in fractions of that."""
    try:
        return datetime.fromtimestamp(int(seconds) / per_second, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _at(source: object, path: tuple[str, ...]) -> object:
    for name in path:
        source = source.get(name) if isinstance(source, Mapping) else None
    return source
