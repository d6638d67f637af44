"""Twilio's form fields become our words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from production.channels.twilio.fields import NUMBER, field, sid_of
from production.channels.twilio.message import message_of
from production.channels.whatsapp.senders import key_of, sender_of
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import Channel

PREFIX = "whatsapp:"


def parse_inbound(params: Mapping[str, str], *, received_at: datetime) -> InboundMessage:
    """Raises InvalidInput: `MessageSid` or `From` is missing or malformed."""
    sid = sid_of(params)
    written = field(params, "From").removeprefix(PREFIX).strip()
    sender = _sender(params, written)
    return message_of(params, Channel.WHATSAPP, sid, sender, key=key_of(sender, written), received_at=received_at)


def _sender(params: Mapping[str, str], written: str) -> Sender:
    name = " ".join(field(params, "ProfileName").split()) or None
    numbers = (written, f"+{field(params, 'WaId').removeprefix('+')}")
    phone = next((number for number in numbers if NUMBER.fullmatch(number)), None)
    return sender_of(phone, field(params, "ExternalUserId").removeprefix(PREFIX) or written, name)
