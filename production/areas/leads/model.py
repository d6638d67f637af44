"""What somebody wrote in the form of an ad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal


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


Status = Outcome | Literal["waiting"]
"""Waiting: not fetched yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadSummary:
    """A form that was filled in, and what came of it."""

    id: str
    created_at: datetime
    outcome: Status
    reason: str | None
    """Why Meta gives it no more."""
    form: str
    """Its name; its number where nobody is known."""
    agreed_to: Sequence[str]
    contact_id: int | None
    contact_name: str | None
    deal_id: int | None
    deal_title: str | None
    pipeline_id: int | None
    answered_by: str | None
    """The channel; None: nobody was written to."""
    answered_at: datetime | None
    answer_status: str | None
    answer_error: str | None


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
