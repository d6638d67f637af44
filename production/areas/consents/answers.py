"""A reply that only wants to hear no more of it."""

from __future__ import annotations

import re

from production.areas.consents.store import PreferenceStore
from production.database.pool import Database
from production.schemas.envelope import InboundMessage

_WORDS = (
    "unsubscribe(?: me)?|stop|remove me|opt[ -]out|abmelden|abbestellen|austragen|désinscrire|désabonner|baja|"
    "darse de baja|cancelar|cancella(?:mi)?|disiscrivi(?:mi)?|uitschrijven|afmelden|wypisz|rezygnuję"
)
_ENOUGH = re.compile(rf"\W*(?:please |bitte )?(?:{_WORDS})(?: please| bitte)?\W*", re.IGNORECASE)
"""The whole of what was written: a sentence that says more wants to be read."""


async def take(database: Database, message: InboundMessage) -> str | None:
    """Only in answer to what we wrote first."""
    if message.email is None or not _ENOUGH.fullmatch(message.text):
        return None
    preferences = PreferenceStore(database)
    answered = [*message.email.references, *filter(None, [message.email.in_reply_to])]
    token = await preferences.token_answered(answered)
    if token is None:
        return None
    await preferences.unsubscribe(token, "a reply")
    return "wants to hear no more of it"
