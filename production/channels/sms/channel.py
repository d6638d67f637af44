"""Text messages, whoever carries them."""

from __future__ import annotations

from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.channels.sms.render import LIMIT, render
from production.schemas.ids import Channel

SMS = Channel("sms")

CHANNEL = ChannelSpec(
    name=SMS,
    label="SMS",
    style=Style(
        tone="casual",
        manner=manner(__package__),
        budget=320,
        clarify="Happy to help! What would you like to do, or which error do you see?",
        closing="You're welcome! Text us any time.",
    ),
    limit=LIMIT,
    render=render,
    address=to_sender,
    chat=True,
)
