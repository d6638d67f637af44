"""The named ends and states of messages; every inbound item ends in exactly one of them."""

from __future__ import annotations

from enum import StrEnum


class LedgerState(StrEnum):
    """Life of an inbound message. The first two are on the way, the others are ends."""

    RECEIVED = "received"
    PROCESSING = "processing"
    REPLIED = "replied"
    DRAFTED = "drafted"
    ESCALATED = "escalated"
    PARKED = "parked"
    IGNORED = "ignored"
    DEAD = "dead"


class DeliveryStatus(StrEnum):
    """Life of an outbound message; it only moves forward."""

    DRAFT = "draft"
    REJECTED = "rejected"
    """A draft that a person threw away: it was never said."""
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The provider may have accepted it, but we did not hear."""


class TicketStatus(StrEnum):
    """Life of a ticket; the allowed moves are in `crm.support.lifecycle`."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING_CUSTOMER = "waiting_customer"
    ESCALATED = "escalated"
    RESOLVED = "resolved"
    CLOSED = "closed"
