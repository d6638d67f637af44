"""The chat on websites, which is its own provider: its window reads the replies from the conversation."""

from __future__ import annotations

from production.channels.chat_text import as_messages
from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.channels.own_pages import OwnPages
from production.channels.web_chat.settings import ChatSettings
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.ids import Channel

WEB_CHAT = Channel("web_chat")
LIMIT = 2_000
"""Characters of one message, theirs or ours."""
_MANNER = 1
"""More messages in a row than this is a letter, not a chat."""


def _render(reply: str, context: RenderContext) -> Rendered:
    return as_messages(reply, context, LIMIT, manner=_MANNER)


CHANNEL = ChannelSpec(
    name=WEB_CHAT,
    label="Web chat",
    style=Style(
        tone="friendly",
        manner=manner(__package__),
        budget=600,
        clarify="Happy to help! What would you like to do, or which error do you see?",
        closing="You're welcome! We are here whenever you need us.",
    ),
    limit=LIMIT,
    render=_render,
    address=to_sender,
    chat=True,
    client=OwnPages(),
    settings=ChatSettings,
    opened_by_staff=False,
)
