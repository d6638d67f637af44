"""A reply as the messages of a chat."""

from __future__ import annotations

import re

from production.channels.split import split
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.wording import wording_ending, wording_of

_MANNER = 3
"""More messages in a row than this is a letter, not a chat."""


def as_messages(text: str, context: RenderContext, limit: int) -> Rendered:
    """Parts in order, each of at most `limit` characters; the ticket number closes the last one."""
    text = re.sub(r"\n{3,}", "\n\n", text)
    closing = wording_of(context.language).chat.closing.format(ticket=context.ticket_number)
    closed = wording_ending(text, "chat", company=context.company, ticket=context.ticket_number)
    parts = tuple(split(text if closed else f"{text}\n\n{closing}", limit))
    return Rendered(parts=parts, over_limit=len(parts) > _MANNER)
