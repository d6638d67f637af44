"""WhatsApp, whoever connects us to it."""

from __future__ import annotations

from datetime import timedelta

from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.channels.split import LIMIT
from production.channels.whatsapp.render import render
from production.schemas.ids import Channel, IdentifierKind

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
    window=timedelta(hours=24),
    reached_by=IdentifierKind.PHONE,
)
