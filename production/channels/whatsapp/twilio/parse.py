"""Twilio's form fields become our words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from production.channels.twilio.fields import NUMBER, field, sid_of
from production.channels.twilio.message import message_of
from production.crm.customers.identity import normalise_delivered
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind, Proof

_USER_ID = re.compile(r"[A-Z]{2}\.[0-9A-Za-z.]{1,140}")
PREFIX = "whatsapp:"
_USER = IdentifierKind("whatsapp_user")
"""Meta's business-scoped user id: a sender may hide the phone number."""


def parse_inbound(params: Mapping[str, str], *, received_at: datetime) -> InboundMessage:
    """Raises InvalidInput: `MessageSid` or `From` is missing or malformed."""
    sid = sid_of(params)
    written = field(params, "From").removeprefix(PREFIX).strip()
    sender = _sender(params, written)
    key = normalise_delivered(IdentifierKind.PHONE, written) if NUMBER.fullmatch(written) else sender.value
    return message_of(params, Channel.WHATSAPP, sid, sender, key=key, received_at=received_at)


def _sender(params: Mapping[str, str], written: str) -> Sender:
    """Whoever has a business-scoped user id is that user, with or without a number; others are their number.

    The id comes beside the number until the person hides that one: only so do they stay the same customer. The number
    that is answered to stays as WhatsApp gives it, whichever of its forms that is.
    """
    name = " ".join(field(params, "ProfileName").split()) or None
    numbers = (written, f"+{field(params, 'WaId').removeprefix('+')}")
    phone = next((number for number in numbers if NUMBER.fullmatch(number)), None)
    user = field(params, "ExternalUserId").removeprefix(PREFIX) or written
    if phone and not _USER_ID.fullmatch(user):
        key = normalise_delivered(IdentifierKind.PHONE, phone)
        return Sender(kind=IdentifierKind.PHONE, value=key, proof=Proof.PROVEN, name=name, phone=phone)
    if not user or any(char.isspace() for char in user):
        raise InvalidInput("From", "the sender is missing or malformed: whatsapp:+ and digits, or a user id")
    return Sender(kind=_USER, value=user, proof=Proof.PROVEN, name=name, phone=phone)
