"""Which message is an answer, and how one is asked. Pure."""

from __future__ import annotations

import re

from production.channels.registry import channels
from production.schemas.ids import Channel
from production.schemas.wording import Wording

_NUMBER = re.compile(r"\s*([1-5])\s*(?:/\s*5\s*)?[.!]?\s*")
_STARS = re.compile(r"\s*(?:(?:⭐|★|🌟)\ufe0f?\s*){1,5}")


def score_in(text: str) -> int | None:
    """The score that a message is and says nothing beside: `4`, `4/5`, stars. What says more wants to be read."""
    if found := _NUMBER.fullmatch(text):
        return int(found[1])
    return sum(text.count(star) for star in "⭐★🌟") if _STARS.fullmatch(text) else None


def asks_by_mail(channel: Channel) -> bool:
    """By a link; a chat takes a number, and our own status page asks by itself."""
    return channel != Channel.WEB_FORM and not channels()[channel].chat


def question(wording: Wording, channel: Channel, ticket_number: str, link: str) -> str:
    """What the customer reads."""
    asks = wording.rating.ask.format(ticket=ticket_number)
    if asks_by_mail(channel):
        return f"{asks}\n\n{wording.rating.link.format(link=link)}"
    return f"{asks} {wording.rating.number}"
