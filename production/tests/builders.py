"""Messages for tests, each with what matters to the test spelled out and the rest plausible."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from production.channels.sms.twilio.parse import parse_inbound
from production.schemas.envelope import EmailThread, FormTicket, InboundMessage, Sender
from production.schemas.ids import Category, Channel, IdentifierKind, Priority, Proof, event_id
from production.schemas.outcomes import EndCode, EndReason

_serial = count(1)


def chat(text: str = "Hello", *, phone: str = "+12025550101", **changes: Any) -> InboundMessage:
    number = next(_serial)
    fields: dict[str, Any] = {
        "event_id": event_id(Channel.WHATSAPP, f"SM{number:032x}"),
        "channel": Channel.WHATSAPP,
        "key": phone,
        "received_at": datetime.now(UTC),
        "sender": Sender(kind=IdentifierKind.PHONE, value=phone, proof=Proof.PROVEN, name="Ada Lovelace", phone=phone),
        "text": text,
    }
    return InboundMessage(**fields | changes)


def text(phone: str) -> InboundMessage:
    """By SMS, as Twilio brings it."""
    form = {"MessageSid": f"SM{uuid4().hex}", "From": phone, "Body": "How do I export?"}
    return parse_inbound(form, received_at=datetime.now(UTC))


def mail(
    text: str = "Hello", *, address: str = "ada@example.com", thread: str = "t1", **changes: Any
) -> InboundMessage:
    number = next(_serial)
    fields: dict[str, Any] = {
        "event_id": event_id(Channel.EMAIL, f"support@techcorp.example:{number:016x}"),
        "channel": Channel.EMAIL,
        "key": address,
        "received_at": datetime.now(UTC),
        "sender": Sender(kind=IdentifierKind.EMAIL, value=address, proof=Proof.PROVEN, name="Ada Lovelace"),
        "subject": "A question",
        "text": text,
        "email": EmailThread(mailbox="support@techcorp.example", thread_id=thread, message_id=f"{number}@example.com"),
    }
    return InboundMessage(**fields | changes)


def form(
    text: str = "Hello there", *, address: str = "ada@example.com", ticket: str = "TKT-0900", **changes: Any
) -> InboundMessage:
    number = next(_serial)
    fields: dict[str, Any] = {
        "event_id": event_id(Channel.WEB_FORM, f"{number:064x}"),
        "channel": Channel.WEB_FORM,
        "key": address,
        "received_at": datetime.now(UTC),
        "sender": Sender(kind=IdentifierKind.EMAIL, value=address, proof=Proof.CLAIMED, name="Ada Lovelace"),
        "subject": "A question",
        "text": text,
        "form": FormTicket(ticket_number=ticket, category=Category.HOW_TO, priority=Priority.MEDIUM),
    }
    return InboundMessage(**fields | changes)


def because(detail: str, code: EndCode = EndCode.ANSWERED) -> EndReason:
    """Why a message ended, where a test asks only that it is kept."""
    return EndReason(code, detail)
