"""A reply on the status page: friendly, complete, without the frame of a letter."""

from __future__ import annotations

from production.schemas.delivery import RenderContext, Rendered
from production.schemas.wording import wording_ending, wording_of
from production.text.greetings import first_name
from production.text.words import word_count

WORD_LIMIT = 300


def render(reply: str, context: RenderContext) -> Rendered:
    """One part; over the limit when greeting, reply and ending have more than 300 words."""
    about = {"company": context.company, "ticket": context.ticket_number}
    wording = wording_ending(reply.strip(), "form", **about) or wording_of(context.language)
    text = wording.form.around(reply.strip(), name=first_name(context.customer_name), **about)
    return Rendered(parts=(text,), over_limit=word_count(text) > WORD_LIMIT)
