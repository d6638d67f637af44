"""The closed sets and identifiers that every package shares."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """Where a conversation takes place; the values are stored and appear in the API."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    WEB_FORM = "web_form"


class IdentifierKind(StrEnum):
    """What kind of address identifies a person."""

    EMAIL = "email"
    PHONE = "phone"
    WHATSAPP_USER = "whatsapp_user"
    """Meta's business-scoped user id: a WhatsApp sender may hide the phone number."""


class Proof(StrEnum):
    """How sure we are that the sender owns the identifier."""

    CLAIMED = "claimed"
    """Typed by somebody, for example into the web form."""
    PROVEN = "proven"
    """Vouched for by the provider whose signature we verified, or by a one-time code."""


class Category(StrEnum):
    """What a request is about; the web form's own list."""

    GENERAL = "general"
    TECHNICAL = "technical"
    BILLING = "billing"
    BUG_REPORT = "bug_report"
    FEEDBACK = "feedback"
    HOW_TO = "how_to"


class Priority(StrEnum):
    """How soon a person would look at it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"


def event_id(channel: Channel, provider_id: str) -> str:
    """Deterministic id of one inbound message: the same delivery always gets the same id.

    `provider_id` is unique within the channel: Gmail message id with its mailbox, Twilio
    MessageSid, or the form's idempotency key.
    """
    return f"{channel}:{provider_id}"
