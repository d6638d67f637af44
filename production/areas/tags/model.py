"""A tag of tickets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """In which a tag is seen; stored."""

    GRAY = "gray"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Tag:
    """One that tickets have, or of which an Admin has said something."""

    name: str
    colour: Colour | None
    tickets: int
