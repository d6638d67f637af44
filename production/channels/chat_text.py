"""A reply as the messages of a chat: the answer itself, nothing around it."""

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


def as_messages(
    reply: str, context: RenderContext, limit: int, *, emphasis: str = "", manner: int = _MANNER
) -> Rendered:
    """Parts in order, each of at most `limit` characters; more than `manner` of them is too long for a chat."""
    parts = tuple(split(chat_text(reply, context, emphasis=emphasis), limit))
    return Rendered(parts=parts, over_limit=len(parts) > manner)


def chat_text(reply: str, context: RenderContext, *, emphasis: str = "") -> str:
    """Links are spelled out, `emphasis` stands around what is bold, and the ticket number closes it."""
    strong = rf"{emphasis}\1{emphasis}"
    text = _HEADING.sub(strong, reply.strip())
    text = _BOLD.sub(strong, _LINK.sub(r"\1: \2", text))
    text = re.sub(r"\n{3,}", "\n\n", text)
    if wording_ending(text, "chat", company=context.company, ticket=context.ticket_number):
        return text
    return f"{text}\n\n{wording_of(context.language).chat.closing.format(ticket=context.ticket_number)}"
