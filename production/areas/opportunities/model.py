"""Rules of opportunities, and what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

Facts: TypeAlias = Mapping[str, Any]
"""What is known of a row: words, and numbers; of amounts in their own currency."""


class About(StrEnum):
    """What kind of row an opportunity is about."""

    TICKET = "ticket"
    DEAL = "deal"
    ORDER = "order"
    CUSTOMER = "customer"


class Step(StrEnum):
    """What to do about it."""

    REPLY = "reply"
    CALL = "call"
    TASK = "task"
    DEAL = "deal"


class End(StrEnum):
    """How a person closes one."""

    DONE = "done"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be one."""

    customer_id: UUID
    about: About
    subject: str
    """Which row: the same never comes twice."""
    facts: Facts
    ticket_id: UUID | None = None
    deal_id: int | None = None
    order_id: UUID | None = None
    words: str = ""
    """What the customer wrote."""
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that a candidate meets."""

    rule: str
    score: int
    candidate: Candidate
    said: str | None
    """The sentence that met it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One that is open, as people see it."""

    id: int
    rule: str
    action: Step
    score: int
    facts: Facts
    said: str | None
    proven: bool
    found_at: datetime
    contact_id: int
    contact_name: str | None
    phone: str | None
    ticket: str | None
    ticket_subject: str | None
    deal_id: int | None
    deal_title: str | None
    pipeline_id: int | None
    order_number: str | None
