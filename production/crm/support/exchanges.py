"""A conversation of the past, cut into what was asked and what a person answered. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from production.crm.support.model import Claim
from production.schemas.envelope import InboundMessage
from production.schemas.turns import Utterance

_TICKET = re.compile(r"\bTKT-\d{4,}\b")


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a conversation. `agent` is the AI, `human` a person of ours."""

    role: Literal["customer", "agent", "human"]
    at: datetime
    text: str
    message: InboundMessage | None = None
    """As a worker reads it; of customers only."""
    name: str | None = None
    """Of who wrote it, as they call themselves."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a customer asked, and what came back before they wrote again."""

    before: tuple[Said, ...]
    """All that stood in the conversation when they asked; nothing that came later."""
    asked: tuple[Said, ...]
    """One or more messages: a burst is one question."""
    answers: tuple[Said, ...]
    """What people wrote; empty where the AI or nobody answered."""

    @property
    def messages(self) -> tuple[InboundMessage, ...]:
        return tuple(one.message for one in self.asked if one.message)

    @property
    def history(self) -> tuple[Utterance, ...]:
        return tuple(Utterance(one.role, one.text) for one in self.before)

    @property
    def question(self) -> str:
        return "\n".join(one.text for one in self.asked if one.text)

    @property
    def answer(self) -> str:
        return "\n\n".join(filter(None, (_unframed(one.text) for one in self.answers)))

    @property
    def asked_at(self) -> datetime:
        return self.asked[-1].at


@dataclass(frozen=True, slots=True)
class Asked:
    """An exchange that a person has answered, with all that a turn needs that is to answer it again."""

    id: str
    """Of the ticket or the thread, and its number in it."""
    exchange: Exchange
    claim: Claim
    known: tuple[str, ...]
    """Names and addresses of everybody who takes part."""
    learned: frozenset[str]
    """Documents that were made of this very conversation: they hold the answer."""


def exchanges(said: Sequence[Said]) -> Iterator[Exchange]:
    """Every exchange of a conversation that is given in its order."""
    begin = 0
    for end in range(1, len(said) + 1):
        if end == len(said) or (said[end].role == "customer" and said[end - 1].role != "customer"):
            block = said[begin:end]
            asked = tuple(one for one in block if one.role == "customer")
            if asked:
                answers = tuple(one for one in block if one.role == "human")
                yield Exchange(tuple(said[:begin]), asked, answers)
            begin = end


def _unframed(text: str) -> str:
    """Without the closing that our own channels put below a reply: its ticket number is no part of the answer."""
    paragraphs = text.strip().split("\n\n")
    if len(paragraphs) > 1 and _TICKET.search(paragraphs[-1]):
        paragraphs.pop()
    return "\n\n".join(paragraphs)
