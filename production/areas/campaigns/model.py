"""Campaigns, those they are for, and how far they have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from production.schemas.ids import Channel


class CampaignState(StrEnum):
    """Life of a campaign; stored."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LATE = "late"
    """Its time passed while nobody could start it: a person decides whether it still makes sense."""
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


UNSTARTED = frozenset({CampaignState.DRAFT, CampaignState.SCHEDULED, CampaignState.LATE})


class Move(StrEnum):
    """What people do with one."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


MOVES: Mapping[Move, tuple[frozenset[CampaignState], CampaignState]] = {
    Move.START: (UNSTARTED, CampaignState.RUNNING),
    Move.PAUSE: (frozenset({CampaignState.RUNNING}), CampaignState.PAUSED),
    Move.RESUME: (frozenset({CampaignState.PAUSED}), CampaignState.RUNNING),
    Move.CANCEL: (UNSTARTED | {CampaignState.RUNNING, CampaignState.PAUSED}, CampaignState.CANCELLED),
}
"""From which states, and to which."""


class RecipientState(StrEnum):
    """How far one recipient has come; stored."""

    WAITING = "waiting"
    CONTACTED = "contacted"
    REPLIED = "replied"
    NO_REPLY = "no_reply"
    STOPPED = "stopped"
    """They, or a rule, ended it: they wanted no more, or the deal was won."""
    EXCLUDED = "excluded"
    """Never written to; the reason says why."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is said at one point."""

    subject: str
    text: str
    working_days: int = 3
    """Without an answer to the step before; the first one waits for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One of them."""

    id: int
    name: str
    product_id: UUID | None
    channel: Channel
    purpose: str
    state: CampaignState
    audience: Mapping[str, Any]
    """A filter of contacts, as their list takes it; empty: all in reach."""
    unattended: bool
    """Later steps leave by themselves."""
    steps: Sequence[Step]
    starts_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person of a campaign."""

    id: int
    contact_id: int
    contact_name: str | None
    address: str
    step: int
    """The next one to leave, or that would be."""
    state: RecipientState
    reason: str | None
    due_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are where."""

    recipients: Mapping[RecipientState, int]
    excluded: Mapping[str, int]
    """Of those, by reason."""
    messages: Mapping[str, int]
    """By delivery status."""
