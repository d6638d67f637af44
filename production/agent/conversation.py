"""A turn as the messages that a model reads, cut to a size that fits any model."""

from __future__ import annotations

from agents import TResponseInputItem

from production.schemas.turns import Turn, Utterance

HISTORY_MESSAGES = 12
HISTORY_CHARACTERS = 2_000
TEXT_CHARACTERS = 12_000

SUBJECT = "Subject: "


def as_input(turn: Turn) -> list[TResponseInputItem]:
    """Earlier messages, oldest first, then the one to answer with its subject on a line of its own."""
    text = turn.text[:TEXT_CHARACTERS]
    latest = f"{SUBJECT}{turn.subject}\n\n{text}" if turn.subject else text
    return [*map(_earlier, turn.history[-HISTORY_MESSAGES:]), {"role": "user", "content": latest}]


def _earlier(utterance: Utterance) -> TResponseInputItem:
    text = utterance.text[:HISTORY_CHARACTERS]
    if utterance.role == "customer":
        return {"role": "user", "content": text}
    return {"role": "assistant", "content": text}
