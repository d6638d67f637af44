"""Reads the words of long texts in a process of its own: the loop that serves everybody never waits for one.

`python -m production.agent.guardrails.semantic.apart` is that process.
"""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from production.agent.guardrails.semantic.words import Words, read_words
from production.schemas.ids import Category, Channel, Priority
from production.schemas.turns import ScreenAction, Verdict
from production.side_process import ProcessEndedError, SideProcess, answer_requests

LONG = 2_000
"""Characters from which a text is read apart; below, sending it there would cost as much as reading it."""
_SILENCE_S = 30.0
"""Many times what the longest text takes on a busy machine."""
_WORDS = TypeAdapter(Words)
_UNREAD = Words(
    Verdict(
        ScreenAction.ESCALATE,
        (),
        sentiment=0.5,
        category=Category.GENERAL,
        priority=Priority.MEDIUM,
        unscreened="a way that takes too long to read",
    ),
    passages=(),
    sentences=(),
)
"""Nobody knows what it says, and reading it here would hold up everybody."""


class LongTextReader:
    """The side that asks."""

    def __init__(self) -> None:
        self.process = SideProcess(__name__, _SILENCE_S)

    async def read(self, text: str, channel: Channel | None, company: str) -> Words:
        """As `read_words`, which reads short texts here; a text over which the process ended is left to a person."""
        if len(text) < LONG:
            return read_words(text, channel, company)
        try:
            return _WORDS.validate_json(await self.process.ask(json.dumps([text, channel, company]).encode()))
        except ProcessEndedError:
            return _UNREAD


def _answer(request: bytes) -> bytes:
    text, channel, company = json.loads(request)
    return _WORDS.dump_json(read_words(text, channel and Channel(channel), company))


if __name__ == "__main__":
    answer_requests(_answer)
