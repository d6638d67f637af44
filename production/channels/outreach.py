"""What we write first, in the manner of its channel."""

from __future__ import annotations

from production.channels.registry import channels
from production.schemas.ids import Channel
from production.schemas.wording import Frame, wording_of
from production.text.greetings import first_name


def framed(text: str, channel: Channel, *, name: str | None, company: str, language: str | None) -> str:
    """A mail has a greeting and a closing in the language of its words; a chat has neither."""
    if channels()[channel].chat:
        return text.strip()
    wording = wording_of(language)
    mail = wording.mail
    frame = Frame(greeting=mail.greeting, greeting_unnamed=mail.greeting_unnamed, closing=wording.outreach.closing)
    return frame.around(text.strip(), name=first_name(name), company=company, ticket="")
