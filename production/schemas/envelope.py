"""The wire format of `fte.tickets.incoming`, `fte.gmail.notifications`, `fte.catalog.events` and `fte.leads`.

Every message carries what a worker needs without asking the provider again. Releases read each other's messages, one
back and one forth: a new field gets a default, an unknown field is skipped, an unknown word is read as the careful one.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from production.schemas.catalogue import Fact
from production.schemas.ids import Category, Channel, IdentifierKind, Priority, Proof
from production.schemas.text import Text

SCHEMA_VERSION = 1


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Machine(StrEnum):
    """What kind of machine wrote a mail; `none` is a person."""

    NONE = "none"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    """A reader called a mail of ours junk, and their provider reports it (RFC 5965)."""
    LIST = "list"
    LOOP = "loop"
    SPAM = "spam"
    """Whoever wrote it: the provider takes it for junk."""

    @classmethod
    def _missing_(cls, _: object) -> Machine:
        """What only a newer release can name is a machine all the same: it gets no answer."""
        return cls.AUTO_REPLY


class Authentication(StrEnum):
    """What our mail provider says about the domain of a sender."""

    PASS = "pass"  # noqa: S105 - the word of RFC 8601
    NONE = "none"
    """Nothing that counts."""
    FAIL = "fail"
    """The mail is forged: nothing in it is believed, and nobody gets an answer."""

    @classmethod
    def _missing_(cls, _: object) -> Authentication:
        """What only a newer release can name proves nothing."""
        return cls.NONE


class MessageKind(StrEnum):
    """What a message asks of us."""

    MESSAGE = "message"
    """Words, a button, a picture or a file: to be answered."""
    VOICE = "voice"
    """Nothing but sound: a person listens."""
    PLACE = "place"
    """Nothing but a place: a person asks what is wanted there."""
    REACTION = "reaction"
    """An emoji on one of our messages: it asks nothing."""
    STOP = "stop"
    """Wants no more messages."""
    START = "start"
    """Wants messages again."""
    HELP = "help"
    """Asked for what carriers demand an answer to, which the provider has given."""
    COPY = "copy"
    """The same mail as one that another of our mailboxes received: it is answered from there."""
    ECHO = "echo"
    """What we wrote to the customer from elsewhere: a person in the provider's own app, or another program."""
    STANDBY = "standby"
    """The customer talks with another program of ours, which owns the thread: it is answered from there."""
    UNREADABLE = "unreadable"
    """A form of message that the provider does not pass on, or that is sealed: a person looks, or asks what it was."""

    @classmethod
    def _missing_(cls, _: object) -> MessageKind:
        """What only a newer release can name goes to a person."""
        return cls.UNREADABLE


class Sender(_Wire):
    """Who wrote: one typed, normalised identifier."""

    kind: IdentifierKind
    value: Text
    """The key: lower-cased address, number in the one form of its country, or business-scoped user id."""
    proof: Proof
    name: Text | None = None
    phone: Text | None = None
    """The number as WhatsApp gives it, where one is shown: replies go to exactly this one."""


class Attachment(_Wire):
    """What was attached; the bytes stay with the provider until somebody opens them."""

    name: Text
    content_type: Text
    size_bytes: int | None = None
    provider_ref: Text | None = None


class EmailThread(_Wire):
    """What is needed to answer an email in its thread (RFC 5322 ids without angle brackets)."""

    mailbox: Text
    thread_id: Text
    """Gmail's own thread id."""
    message_id: Text | None = None
    in_reply_to: Text | None = None
    references: tuple[Text, ...] = ()
    authentication: Authentication = Authentication.NONE


class FormTicket(_Wire):
    """What the web form promised before the worker saw the message."""

    ticket_number: Text
    category: Category
    priority: Priority
    limited: bool = False
    """More forms name this address than one person sends: no answer goes out without a person."""


class InboundMessage(_Wire):
    """One message of one customer, as published by the intake."""

    type: Literal["inbound_message"] = "inbound_message"
    schema_version: int = SCHEMA_VERSION
    event_id: Text
    channel: Channel
    key: Text
    """Channel identity: the partition key, and the unit of order."""
    received_at: datetime
    sent_at: datetime | None = None
    """The provider's own time stamp, when it gives one."""
    traceparent: str | None = None
    sender: Sender
    """Of an echo, whom it was written to."""
    line: Text | None = None
    """Our own number or page that it was written to, where a channel may have several."""
    subject: Text | None = None
    text: Text = ""
    """What the customer wrote, without quotes and signature."""
    attachments: tuple[Attachment, ...] = ()
    kind: MessageKind = MessageKind.MESSAGE
    machine: Machine = Machine.NONE
    problem: Text | None = None
    """Why it could not be read; a person looks at the original."""
    cut: Text = ""
    """What was left out of `text` beside the writer's own words: quotes, signature, what is over the limit."""
    returned: Text | None = None
    """Message-ID of the mail of ours that a bounce or a complaint brings back."""
    email: EmailThread | None = None
    form: FormTicket | None = None

    @property
    def thread_key(self) -> str:
        """What keeps messages together: mail thread, form ticket, or the chat as a whole.

        Whose sender is not proven stays apart: it must not read along in the thread of the person it names.
        """
        if self.form:
            return self.form.ticket_number
        key = self.email.thread_id if self.email else self.key
        return key if self.sender.proof is Proof.PROVEN else f"{key}?claimed"


class GmailNotification(_Wire):
    """Pub/Sub's hint that a mailbox changed; a worker expands it into messages."""

    type: Literal["gmail_notification"] = "gmail_notification"
    schema_version: int = SCHEMA_VERSION
    event_id: Text
    mailbox: Text
    history_id: int
    received_at: datetime
    traceparent: str | None = None

    @property
    def key(self) -> str:
        return self.mailbox


class CatalogueEvent(_Wire):
    """A catalogue told something."""

    type: Literal["catalogue_event"] = "catalogue_event"
    schema_version: int = SCHEMA_VERSION
    event_id: Text
    fact: Fact
    received_at: datetime
    traceparent: str | None = None

    @property
    def key(self) -> str:
        return f"{self.fact.source}:{self.fact.kind}:{self.fact.id}"


class LeadNotice(_Wire):
    """Somebody filled in a form of an ad of ours: what they wrote has to be fetched."""

    type: Literal["lead_notice"] = "lead_notice"
    schema_version: int = SCHEMA_VERSION
    event_id: Text
    lead_id: Text
    form_id: Text
    page_id: Text
    created_at: datetime
    received_at: datetime
    traceparent: str | None = None

    @property
    def key(self) -> str:
        return self.form_id


AnyEnvelope = InboundMessage | GmailNotification | CatalogueEvent | LeadNotice
Envelope = Annotated[AnyEnvelope, Field(discriminator="type")]
