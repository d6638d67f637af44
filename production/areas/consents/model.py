"""Consents, and what a customer chooses on the page that every mail of ours leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from production.crm.outreach.model import Suppressed
from production.schemas.ids import Channel


class Basis(StrEnum):
    """By what right somebody is written to (GDPR, article 6); stored."""

    CONSENT = "consent"
    LEGITIMATE_INTEREST = "legitimate_interest"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One of them, standing or withdrawn."""

    id: int
    channel: Channel
    purpose: str
    basis: Basis
    source: str
    """Where it comes from, as somebody wrote it down."""
    given_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    recorded_by: str | None
    """Who works here; None: the customer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be written to somebody."""

    consents: Sequence[Consent]
    """The newest first."""
    suppressed: Mapping[Channel, Suppressed] = field(default_factory=dict)
    """Where nothing is written first, whatever consents say."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One kind of message, and whether it is wanted."""

    channel: Channel
    purpose: str
    wanted: bool
