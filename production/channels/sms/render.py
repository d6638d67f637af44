"""A reply as text messages: plain characters, as few segments as its words allow."""

from __future__ import annotations

from production.channels.chat_text import chat_text
from production.channels.sms.segments import plain, segments
from production.channels.split import split
from production.schemas.delivery import RenderContext, Rendered

MOST_SEGMENTS = 10
"""Of one message, which the phone puts together: separate ones may arrive in any order. Twilio takes no more."""
LIMIT = MOST_SEGMENTS * 153
_MANNER = 4
"""More segments than this are a letter, and each is paid for."""


def render(reply: str, context: RenderContext) -> Rendered:
    """Parts in order, each one message; the ticket number closes the last one."""
    text = plain(chat_text(reply, context))
    return Rendered(parts=tuple(split(text, MOST_SEGMENTS, segments)), over_limit=segments(text) > _MANNER)
