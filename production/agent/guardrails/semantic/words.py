"""What screening takes from the words of a text, before any of it is embedded."""

from __future__ import annotations

from dataclasses import dataclass

from production.agent.guardrails.screening import screen, without_quotes
from production.schemas.ids import Channel
from production.schemas.turns import Verdict
from production.text.language import is_foreign, language_of
from production.text.visible import visible_text

LENGTH = 300
"""Characters of a passage: a wish drowns in the average over a longer text."""
PASSAGES = 4
"""Looked at in a longer message: the first three, and the last."""


@dataclass(frozen=True, slots=True)
class Words:
    """The verdict of the rules, and the passages whose meaning may add to it."""

    verdict: Verdict
    passages: tuple[str, ...]
    """None of what is written in another language: the embedder is English."""


def read_words(text: str, channel: Channel | None, company: str) -> Words:
    foreign = is_foreign(language_of(without_quotes(text, channel)))
    return Words(screen(text, channel, company), () if foreign else tuple(passages(text, channel)))


def passages(text: str, channel: Channel | None = None) -> list[str]:
    """What of a message to embed: all of a short one, pieces of whole words of a longer one."""
    pieces: list[str] = []
    for word in visible_text(without_quotes(text, channel)).split():
        if pieces and len(pieces[-1]) + len(word) < LENGTH:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word[:LENGTH])
    return pieces if len(pieces) <= PASSAGES else [*pieces[: PASSAGES - 1], pieces[-1]]
