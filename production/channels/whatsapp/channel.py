"""WhatsApp, whoever connects us to it."""

from __future__ import annotations

from datetime import timedelta

from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.channels.split import LIMIT
from production.channels.whatsapp.render import render
from production.crm.attachments.taken import FilesTaken
from production.schemas.ids import Channel, IdentifierKind

_MB = 1024 * 1024
_PICTURE, _FILE = 5 * _MB, 16 * _MB
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TAKEN = {
    **dict.fromkeys(("image/jpeg", "image/png"), _PICTURE),
    **dict.fromkeys(("audio/amr", "audio/mpeg", "audio/ogg", "video/mp4", "application/pdf"), _FILE),
    **dict.fromkeys((f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"), _FILE),
}
"""What both Twilio and Meta take of the kinds that are told from their bytes; of documents, Meta alone takes 100 MB.

https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages
https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types
"""

CHANNEL = ChannelSpec(
    name=Channel.WHATSAPP,
    label="WhatsApp",
    style=Style(
        tone="concise",
        manner=manner(__package__),
        budget=420,
        clarify="Happy to help! What would you like to do, or which error do you see?",
        closing="You're welcome! Write any time.",
    ),
    limit=LIMIT,
    render=render,
    address=to_sender,
    chat=True,
    files=FilesTaken(bytes_all=50 * _MB, kinds=_TAKEN, alone=True),
    window=timedelta(hours=24),
    reached_by=IdentifierKind.PHONE,
)
