"""What screening takes from the words of a text, before any of it is embedded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from production.agent.guardrails.screening import screen, without_quotes
from production.schemas.ids import Channel
from production.schemas.turns import Verdict
from production.text.language import is_foreign, language_of
from production.text.sentences.spans import sentences
from production.text.visible import visible_text

LENGTH = 300
"""Characters of a passage: a wish drowns in the average over a longer text."""
PASSAGES = 4
"""Looked at in a longer message: the first three, and the last."""


SENTENCES = 80
"""Looked at in a long text: so many in all, half of them from its end."""


@dataclass(frozen=True, slots=True)
class Words:
    """The verdict of the rules, and the passages whose meaning may add to it."""

    verdict: Verdict
    passages: tuple[str, ...]
    """None of what is written in another language: the embedder is English."""
    sentences: tuple[str, ...]
    """Each alone and with the next, for what must be heard in one of them whatever the others say."""


def read_words(text: str, channel: Channel | None, company: str) -> Words:
    own, verdict = without_quotes(text, channel), screen(text, channel, company)
    if is_foreign(language_of(own)):
        return Words(verdict, (), ())
    return Words(verdict, tuple(passages(text, channel)), tuple(_said(visible_text(own))))


def _said(text: str) -> list[str]:
    each = [sentence[:LENGTH] for sentence in sentences(text)]
    if len(each) > SENTENCES:
        each = [*each[: SENTENCES // 2], *each[-SENTENCES // 2 :]]
    return [*each, *(" ".join(pair)[:LENGTH] for pair in pairwise(each))]


def passages(text: str, channel: Channel | None = None) -> list[str]:
    """What of a message to embed: all of a short one, pieces of whole words of a longer one."""
    pieces: list[str] = []
    for word in visible_text(without_quotes(text, channel)).split():
        if pieces and len(pieces[-1]) + len(word) < LENGTH:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word[:LENGTH])
    return pieces if len(pieces) <= PASSAGES else [*pieces[: PASSAGES - 1], pieces[-1]]
