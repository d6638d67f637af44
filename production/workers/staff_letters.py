"""Sends mails to people who work here."""

from __future__ import annotations

import structlog

from production.channels.model import ChannelClient
from production.database.letters import LetterStore
from production.schemas.delivery import SendStatus

_log = structlog.get_logger()

_AT_ONCE = 20
_FINAL = {SendStatus.SENT, SendStatus.FAILED, SendStatus.UNSUBSCRIBED}


async def send_letters(letters: LetterStore, client: ChannelClient) -> None:
    """Each that is due; what the provider refuses for good is dropped, the rest is tried again later."""
    for letter in await letters.take(_AT_ONCE):
        result = await client.send(letter)
        if result.status in _FINAL:
            await letters.drop(letter)
        if result.status is SendStatus.RETRY:
            await letters.give_back(letter)
        if result.status is not SendStatus.SENT:
            _log.warning("staff_letter_not_sent", letter=str(letter.id), status=result.status)


async def give_up_letters(letters: LetterStore) -> None:
    """Forget those whose link is too old, and say so: without a mail provider that is all of them."""
    for letter, attempts in await letters.drop_expired():
        _log.warning("staff_letter_given_up", letter=str(letter), attempts=attempts)
