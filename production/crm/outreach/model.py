"""Words of outreach that several packages share."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why somebody may not be written to; as `outreach_refusal` in Postgres says."""

    GONE = "gone"
    SUPPRESSED = "suppressed"
    """They, or the provider of the address, want no more of it: this wins over every consent."""
    NO_CONSENT = "no_consent"


class Suppressed(StrEnum):
    """How an address came to be written to no more; stored."""

    UNSUBSCRIBED = "unsubscribed"
    COMPLAINED = "complained"
    BOUNCED = "bounced"
    """Holds for the address; the others hold for the person."""
    BY_HAND = "by_hand"


class Writer(StrEnum):
    """Who wrote a draft; stored."""

    PERSON = "person"
    COMPOSER = "composer"
    MODEL = "model"
