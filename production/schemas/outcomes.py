"""The named ends and states of messages; every inbound item ends in exactly one of them."""

from __future__ import annotations

from dataclasses import dataclass
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


class EndCode(StrEnum):
    """Why a message ended as it did: what programs read. Stored; a code may be added, none changes its meaning."""

    ANSWERED = "answered"
    SCREENED = "screened"
    """Screening decided alone, before any model was asked."""
    NOT_DOCUMENTED = "not_documented"
    """The agent found nothing that answers it."""
    FOREIGN = "foreign"
    """Written in a language in which nothing is answered without a person."""
    NOT_BACKED = "not_backed"
    """What the agent said is not carried by what it had found."""
    NOT_SAID = "not_said"
    """A reply that no machine may send: it speaks of money, or says goodbye to somebody who is unhappy."""
    NEEDS_PERSON = "needs_person"
    """The agent gave it to a person for another reason."""
    MODEL_FAILED = "model_failed"
    """No model gave an answer that can be used."""
    BEYOND_WORDS = "beyond_words"
    """A voice note, a place, something that cannot be read here."""
    TOO_LONG = "too_long"
    """Longer than what is screened."""
    ALWAYS_DRAFT = "always_draft"
    """Sure enough, but of an intent of which a person sees every reply."""
    OVER_LIMIT = "over_limit"
    """The reply is longer than its channel allows."""
    WITH_PERSON = "with_person"
    OPTED_OUT = "opted_out"
    MANY_FORMS = "many_forms"
    MANY_REPLIES = "many_replies"
    MANY_UNPROVEN = "many_unproven"
    TAKEN_OVER = "taken_over"
    """A person came while the turn was made."""
    OVERDUE = "overdue"
    """No worker finished it in time."""
    FAILED = "failed"
    """It broke whoever handled it."""
    ASKS_NOTHING = "asks_nothing"
    UNREADABLE = "unreadable"
    FORGED = "forged"
    MACHINE = "machine"
    NO_SENDER = "no_sender"
    UNKNOWN = "unknown"
    """Of another release."""

    @classmethod
    def _missing_(cls, _: object) -> EndCode:
        return cls.UNKNOWN


WITH_PEOPLE = (EndCode.WITH_PERSON, EndCode.TAKEN_OVER)
"""Ends of messages that a person had already: nothing was given to them."""


@dataclass(frozen=True, slots=True)
class EndReason:
    """Why a message ended as it did."""

    code: EndCode
    detail: str = ""
    """For people, in a few words. Nothing is ever read out of it."""


ANSWERED = EndReason(EndCode.ANSWERED)


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
