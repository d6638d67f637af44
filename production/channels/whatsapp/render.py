"""A reply as a chat message: the answer itself, nothing around it."""

from __future__ import annotations

from production.channels.chat_text import as_messages
from production.channels.split import LIMIT
from production.schemas.delivery import RenderContext, Rendered


def render(reply: str, context: RenderContext) -> Rendered:
    """Parts in order, each within Twilio's limit; the ticket number closes the last one."""
    return as_messages(reply, context, LIMIT, emphasis="*")
