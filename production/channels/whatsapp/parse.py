"""Twilio's form fields become our words."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from production.channels.whatsapp.kinds import kind_of
from production.crm.customers.identity import normalise
from production.schemas.envelope import Attachment, InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind, Proof, event_id

_SID = re.compile(r"[A-Z]{2}[0-9A-Za-z]{8,64}")
_NUMBER = re.compile(r"\+[0-9]{5,15}")
_USER_ID = re.compile(r"[A-Z]{2}\.[0-9A-Za-z.]{1,140}")
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
    shown = _number(_written(params))
    sender = _sender(params, shown)
    text, attachments = text_of(params), attachments_of(params)
    return InboundMessage(
        event_id=event_id(Channel.WHATSAPP, sid),
        channel=Channel.WHATSAPP,
        key=shown or sender.value,
        received_at=received_at,
        sender=sender,
        text=text,
        attachments=attachments,
        kind=kind_of(params, text, attachments),
    )


def parse_status(params: Mapping[str, str]) -> StatusReport:
    """Raises InvalidInput: `MessageSid` or `MessageStatus` is missing or malformed."""
    status = params.get("MessageStatus") or params.get("SmsStatus", "")
    if not status.isalpha():
        raise InvalidInput("MessageStatus", "Twilio's status of the message is missing, for example delivered")
    return StatusReport(_sid(params), status.lower(), params.get("ErrorCode") or None)


def text_of(params: Mapping[str, str]) -> str:
    """The words, or the button or list entry that was pressed; below them the place, if one was sent."""
    words = (written for name in ("Body", "ButtonText", "ListTitle") if (written := _field(params, name)))
    return "\n".join(filter(None, [next(words, ""), _location(params)]))


def attachments_of(params: Mapping[str, str]) -> tuple[Attachment, ...]:
    """Every `MediaUrl<n>`, whatever `NumMedia` says; the bytes are fetched when somebody opens them."""
    numbers = sorted(int(name[8:]) for name in params if re.fullmatch(r"MediaUrl[0-9]{1,3}", name))
    return tuple(_attachment(params, number) for number in numbers)


def _field(params: Mapping[str, str], name: str) -> str:
    """Trimmed, and without the NUL characters that Postgres does not take; empty if there is none."""
    return params.get(name, "").replace("\x00", "").strip()


def _sid(params: Mapping[str, str]) -> str:
    sid = params.get("MessageSid") or params.get("SmsMessageSid") or params.get("SmsSid", "")
    if not _SID.fullmatch(sid):
        raise InvalidInput(
            "MessageSid", "Twilio's message id is missing or malformed, for example SM and 32 hex digits"
        )
    return sid


def _sender(params: Mapping[str, str], shown: str) -> Sender:
    """Whoever has a business-scoped user id is that user, with or without a number; others are their number.

    The id comes beside the number until the person hides that one: only so do they stay the same customer.
    """
    written = _written(params)
    name = _field(params, "ProfileName") or None
    number = shown or _number(params.get("WaId", ""), plus="+")
    user = _field(params, "ExternalUserId").removeprefix(_PREFIX) or written
    if number and not _USER_ID.fullmatch(user):
        return Sender(kind=IdentifierKind.PHONE, value=number, proof=Proof.PROVEN, name=name, phone=number)
    if not user or any(char.isspace() for char in user):
        raise InvalidInput("From", "the sender is missing or malformed: whatsapp:+ and digits, or a user id")
    return Sender(kind=IdentifierKind.WHATSAPP_USER, value=user, proof=Proof.PROVEN, name=name, phone=number or None)


def _written(params: Mapping[str, str]) -> str:
    return _field(params, "From").removeprefix(_PREFIX).strip()


def _number(text: str, plus: str = "") -> str:
    """E.164, or empty. The provider vouches for it, so a range that no table knows yet is taken as it is."""
    written = plus + text.removeprefix(plus)
    if not _NUMBER.fullmatch(written):
        return ""
    try:
        return normalise(IdentifierKind.PHONE, written)
    except InvalidInput:
        return written


def _location(params: Mapping[str, str]) -> str:
    latitude, longitude = _field(params, "Latitude"), _field(params, "Longitude")
    if not latitude or not longitude:
        return ""
    place = ", ".join(filter(None, [_field(params, "Label"), _field(params, "Address")]))
    return f"Location: {place} ({latitude}, {longitude})" if place else f"Location: {latitude}, {longitude}"


def _attachment(params: Mapping[str, str], number: int) -> Attachment:
    url = params[f"MediaUrl{number}"]
    content_type = _field(params, f"MediaContentType{number}") or "application/octet-stream"
    extension = mimetypes.guess_extension(content_type.split(";")[0]) or ""
    return Attachment(name=f"{_stem(url) or f'media-{number}'}{extension}", content_type=content_type, provider_ref=url)


def _stem(url: str) -> str:
    try:
        return PurePosixPath(urlsplit(url).path).stem
    except ValueError:
        return ""
