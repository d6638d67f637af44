"""A reply as a chat message: the answer itself, nothing around it."""

from __future__ import annotations

import re

from production.channels.split import split
from production.schemas.delivery import RenderContext, Rendered
from production.schemas.wording import wording_ending, wording_of

_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_MANNER = 3
"""More messages in a row than this is a letter, not a chat."""


def render(reply: str, context: RenderContext) -> Rendered:
    """Parts in order, each within Twilio's limit; the ticket number closes the last one."""
    text = _HEADING.sub(r"*\1*", reply.strip())
    text = _BOLD.sub(r"*\1*", _LINK.sub(r"\1: \2", text))
    text = re.sub(r"\n{3,}", "\n\n", text)
    closing = wording_of(context.language).chat.closing.format(ticket=context.ticket_number)
    closed = wording_ending(text, "chat", company=context.company, ticket=context.ticket_number)
    parts = tuple(split(text if closed else f"{text}\n\n{closing}"))
    return Rendered(parts=parts, over_limit=len(parts) > _MANNER)
