"""What somebody wrote in the form of an ad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a form that was filled in; stored."""

    NEW = "new"
    AGAIN = "again"
    """The same person filled in the same form a moment ago: one deal is enough."""
    TEST = "test"
    """Of Meta's test tool: nobody is behind it."""
    UNUSABLE = "unusable"
    """Neither an address nor a number."""
    GONE = "gone"
    """Meta does not give it any more."""


@dataclass(frozen=True, slots=True)
class Form:
    """Of an ad."""

    id: str
    name: str
    boxes: Mapping[str, str]
    """Key of each box that can be ticked -> the words beside it."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Of one person."""

    id: str
    form: Form
    created_at: datetime
    email: str | None
    phone: str | None
    fields: Mapping[str, str]
    """Of a contact, without address and number."""
    answers: Mapping[str, str]
    """All that was written, by the form's own names."""
    agreed_to: tuple[str, ...]
    """The words beside the boxes that were ticked."""
    is_test: bool
