"""Twilio's form fields become our words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from production.channels.whatsapp.senders import NUMBER, key_of, sender_of
from production.channels.whatsapp.twilio.content import attachments_of, field, place_of, words_of
from production.channels.whatsapp.twilio.kinds import kind_of
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, event_id

_SID = re.compile(r"[A-Z]{2}[0-9A-Za-z]{8,64}")
_STATUS = re.compile(r"[A-Za-z][A-Za-z_-]{1,39}")
_PREFIX = "whatsapp:"


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What became of one of our messages."""

    sid: str
    status: str
    """Twilio's word: queued, sending, sent, delivered, read, undelivered, failed, ..."""
    error_code: str | None


def parse_inbound(params: Mapping[str, str], *, received_at: datetime) -> InboundMessage:
    """Raises InvalidInput: `MessageSid` or `From` is missing or malformed."""
    sid = _sid(params)
    written = field(params, "From").removeprefix(_PREFIX).strip()
    sender = _sender(params, written)
    words, place, attachments = words_of(params), place_of(params), attachments_of(params)
    return InboundMessage(
        event_id=event_id(Channel.WHATSAPP, sid),
        channel=Channel.WHATSAPP,
        key=key_of(sender, written),
        line=field(params, "To").removeprefix(_PREFIX) or None,
        received_at=received_at,
        sender=sender,
        text="\n".join(filter(None, [words, place])),
        attachments=attachments,
        kind=kind_of(params, words, place, attachments),
    )


def parse_status(params: Mapping[str, str]) -> StatusReport:
    """Raises InvalidInput: `MessageSid` or `MessageStatus` is missing or malformed."""
    status = params.get("MessageStatus") or params.get("SmsStatus", "")
    if not _STATUS.fullmatch(status):
        raise InvalidInput("MessageStatus", "Twilio's status of the message is missing, for example delivered")
    return StatusReport(_sid(params), status.lower(), field(params, "ErrorCode") or None)


def _sid(params: Mapping[str, str]) -> str:
    sid = params.get("MessageSid") or params.get("SmsMessageSid") or params.get("SmsSid", "")
    if not _SID.fullmatch(sid):
        raise InvalidInput(
            "MessageSid", "Twilio's message id is missing or malformed, for example SM and 32 hex digits"
        )
    return sid


def _sender(params: Mapping[str, str], written: str) -> Sender:
    name = " ".join(field(params, "ProfileName").split()) or None
    numbers = (written, f"+{field(params, 'WaId').removeprefix('+')}")
    phone = next((number for number in numbers if NUMBER.fullmatch(number)), None)
    return sender_of(phone, field(params, "ExternalUserId").removeprefix(_PREFIX) or written, name)
