"""A reply as a chat message: the answer itself, nothing around it."""

from __future__ import annotations

from production.channels.chat_text import chat_text
from production.channels.split import split
from production.schemas.delivery import RenderContext, Rendered

_MANNER = 3
"""More messages in a row than this is a letter, not a chat."""


def render(reply: str, context: RenderContext) -> Rendered:
    """Parts in order, each within Twilio's limit; the ticket number closes the last one."""
    parts = tuple(split(chat_text(reply, context, emphasis="*")))
    return Rendered(parts=parts, over_limit=len(parts) > _MANNER)
