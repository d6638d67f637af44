"""A reply on the status page: friendly, complete, without the frame of a letter."""

from __future__ import annotations

from production.channels.text import first_name, word_count
from production.schemas.delivery import RenderContext, Rendered

WORD_LIMIT = 300


def render(reply: str, context: RenderContext) -> Rendered:
    """One part; over the limit when greeting, reply and ending have more than 300 words."""
    name = first_name(context.customer_name)
    greeting = f"Hi {name}," if name else "Hi,"
    text = (
        f"{greeting}\n\n{reply.strip()}\n\nYour ticket is {context.ticket_number}.\nThe {context.company} support team"
    )
    return Rendered(parts=(text,), over_limit=word_count(text) > WORD_LIMIT)
