"""Messenger: chats with our page."""

from __future__ import annotations

from production.channels.chat_text import as_messages
from production.channels.meta.page import PEOPLE_WINDOW, WINDOW
from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.ids import Channel

_LIMIT = 2_000


def render(reply: str, context: RenderContext) -> Rendered:
    return as_messages(reply, context, _LIMIT)


CHANNEL = ChannelSpec(
    name=Channel("messenger"),
    label="Messenger",
    style=Style(
        tone="concise",
        manner=manner(__package__),
        budget=420,
        clarify="Happy to help! What would you like to do, or which error do you see?",
        closing="You're welcome! Write any time.",
    ),
    limit=_LIMIT,
    render=render,
    address=to_sender,
    chat=True,
    window=WINDOW,
    people_window=PEOPLE_WINDOW,
)
