"""A turn as the messages that a model reads, cut to a size that fits any model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from production.schemas.turns import Turn, Utterance

if TYPE_CHECKING:
    from agents import TResponseInputItem

HISTORY_MESSAGES = 12
HISTORY_CHARACTERS = 2_000
TEXT_CHARACTERS = 12_000

SUBJECT = "Subject: "


def as_input(turn: Turn) -> list[TResponseInputItem]:
    """Earlier messages, oldest first, then the one to answer with its subject on a line of its own."""
    text = turn.text[:TEXT_CHARACTERS]
    latest = f"{SUBJECT}{turn.subject}\n\n{text}" if turn.subject else text
    return [*map(_earlier, remembered(turn.history)), {"role": "user", "content": latest}]


def remembered(history: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """The end of a conversation as far as a model gets to see it, each utterance as long as it sees it."""
    return tuple(Utterance(one.role, one.text[:HISTORY_CHARACTERS]) for one in history[-HISTORY_MESSAGES:])


def _earlier(utterance: Utterance) -> TResponseInputItem:
    if utterance.role == "customer":
        return {"role": "user", "content": utterance.text}
    return {"role": "assistant", "content": utterance.text}
