"""A message of Twilio in our words, but for who sent it, which each channel knows itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from production.channels.twilio.fields import attachments_of, field, place_of, words_of
from production.channels.twilio.kinds import kind_of
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import Channel, event_id


def message_of(
    params: Mapping[str, str], channel: Channel, sid: str, sender: Sender, *, key: str, received_at: datetime
) -> InboundMessage:
    words, place, attachments = words_of(params), place_of(params), attachments_of(params)
    return InboundMessage(
        event_id=event_id(channel, sid),
        channel=channel,
        key=key,
        line=field(params, "To").rpartition(":")[2] or None,
        received_at=received_at,
        sender=sender,
        text="\n".join(filter(None, [words, place])),
        attachments=attachments,
        kind=kind_of(params, words, place, attachments),
    )
