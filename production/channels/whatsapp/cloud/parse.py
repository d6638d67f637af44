"""A batch of the Cloud API in our words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from production.channels.kinds import kind_of_chat
from production.channels.meta.payload import Part, moment, part_at, parts_at, text_at
from production.channels.meta.webhook import Event, Report, left_out
from production.channels.whatsapp.cloud.content import attachments_of, place_of, words_of
from production.channels.whatsapp.senders import NUMBER, key_of, sender_of
from production.schemas.envelope import InboundMessage, MessageKind, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, event_id
from production.schemas.outcomes import DeliveryStatus

_STATUSES = {"sent", "delivered", "read", "failed"}


def read(body: Any, received_at: datetime, app_id: str) -> Iterator[Event]:
    """Every message, echo and report of every change of every entry. What we send ourselves does not come back."""
    del app_id
    for entry in parts_at(body, "entry"):
        for change in parts_at(entry, "changes"):
            yield from _change(part_at(change, "value"), received_at)


def _change(value: Part, received_at: datetime) -> Iterator[Event]:
    names = _names(value)
    for message in parts_at(value, "messages"):
        yield from _message(value, message, names, received_at)
    for echo in parts_at(value, "message_echoes"):
        yield from _echo(value, echo, received_at)
    for status in parts_at(value, "statuses"):
        yield from _status(status)


def _message(value: Part, message: Part, names: dict[str, str], received_at: datetime) -> Iterator[InboundMessage]:
    """Who hides the number is told by `from_user_id` alone."""
    written, user = _number(text_at(message, "from")), text_at(message, "from_user_id")
    name = names.get(user) or names.get(written)
    try:
        sender = sender_of(written or None, user, name)
        found = _inbound(value, message, sender, written, received_at)
    except InvalidInput as error:
        left_out("message", error)
        return
    words, place = words_of(message), place_of(message)
    kind = MessageKind.REACTION if "reaction" in message else kind_of_chat(words, place, found.attachments)
    yield found.model_copy(update={"kind": kind})


def _echo(value: Part, echo: Part, received_at: datetime) -> Iterator[InboundMessage]:
    """What somebody of ours wrote in the WhatsApp Business app."""
    written, user = _number(text_at(echo, "to")), text_at(echo, "to_user_id")
    try:
        recipient = sender_of(written or None, user, None)
        yield _inbound(value, echo, recipient, written, received_at).model_copy(update={"kind": MessageKind.ECHO})
    except InvalidInput as error:
        left_out("echo", error)


def _inbound(value: Part, message: Part, who: Sender, written: str, received_at: datetime) -> InboundMessage:
    """
    Raises:
        InvalidInput: it has no id.
    """
    provider_id = text_at(message, "id")
    if not provider_id:
        raise InvalidInput("id", "the message has none")
    return InboundMessage(
        event_id=event_id(Channel.WHATSAPP, provider_id),
        channel=Channel.WHATSAPP,
        key=key_of(who, written),
        received_at=received_at,
        sent_at=moment(text_at(message, "timestamp")),
        sender=who,
        line=_number(text_at(value, "metadata", "display_phone_number")) or None,
        text="\n".join(filter(None, [words_of(message), place_of(message)])),
        attachments=attachments_of(message),
    )


def _status(status: Part) -> Iterator[Report]:
    """`biz_opaque_callback_data` is the id of ours that we sent the message with."""
    provider_id, word = text_at(status, "id"), text_at(status, "status")
    if provider_id and word in _STATUSES:
        first = next(iter(parts_at(status, "errors")), {})
        error = " ".join(filter(None, [text_at(first, "code"), text_at(first, "title")])) or None
        ours = text_at(status, "biz_opaque_callback_data") or None
        yield Report(provider_id, DeliveryStatus(word), error, ours)


def _names(value: Part) -> dict[str, str]:
    """By number, and by user id."""
    found: dict[str, str] = {}
    for contact in parts_at(value, "contacts"):
        if name := " ".join(text_at(contact, "profile", "name").split()):
            found |= {_number(text_at(contact, "wa_id")): name, text_at(contact, "user_id"): name}
    found.pop("", None)
    return found


def _number(digits: str) -> str:
    """As Twilio writes it, so that the same person keeps the same chat; empty if it is none."""
    number = f"+{''.join(char for char in digits if char.isdecimal() and char.isascii())}"
    return number if NUMBER.fullmatch(number) and "." not in digits else ""
