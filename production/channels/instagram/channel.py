"""Instagram: direct messages, and answers to stories."""

from __future__ import annotations

from production.channels.chat_text import as_messages
from production.channels.meta.page import PEOPLE_WINDOW, WINDOW
from production.channels.model import ChannelSpec, Style, manner, to_sender
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.ids import Channel

_BYTES = 1_000
"""Of one message: Instagram counts no characters."""
_MOST_BYTES_EACH = 4


def render(reply: str, context: RenderContext) -> Rendered:
    """The longest parts that fit, whatever the script needs."""
    tried = (as_messages(reply, context, _BYTES // width) for width in range(1, _MOST_BYTES_EACH + 1))
    return next(each for each in tried if all(len(part.encode()) <= _BYTES for part in each.parts))


CHANNEL = ChannelSpec(
    name=Channel("instagram"),
    label="Instagram",
    style=Style(
        tone="concise",
        manner=manner(__package__),
        budget=420,
        clarify="Happy to help! What would you like to do, or which error do you see?",
        closing="You're welcome! Write any time.",
    ),
    limit=_BYTES // _MOST_BYTES_EACH,
    render=render,
    address=to_sender,
    chat=True,
    window=WINDOW,
    people_window=PEOPLE_WINDOW,
)
