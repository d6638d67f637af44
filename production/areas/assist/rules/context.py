"""What stands beside a conversation: which earlier ticket is like this one, and who the sender is, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from production.areas.assist.model.customers import EarlierTicket
from production.schemas.ids import Proof
from production.text.words import stems

_SHOWN = 10


def similar_first(words: str, tickets: Sequence[EarlierTicket]) -> list[tuple[float, EarlierTicket]]:
    """(similarity 0..1, ticket): those that share most words with this one, of equals the newest."""
    asked = stems(words)
    scored = [(_cosine(asked, stems(f"{ticket.subject} {ticket.words}")), ticket) for ticket in tickets]
    return sorted(scored, key=lambda pair: (pair[0], pair[1].created_at), reverse=True)[:_SHOWN]


def proof_in_words(proof: Proof | None, channel: str) -> str:
    """How sure we are who writes; `channel` is its label."""
    if proof is None:
        return "We wrote first: nobody has answered from there yet."
    if proof is Proof.PROVEN:
        return f"Proven: {channel} vouches for the sender, or they typed a code that we had sent there."
    return "Claimed: anybody could have typed this address. Until a code confirms it, earlier requests stay hidden."


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return round(len(one & other) / sqrt(len(one) * len(other)), 2) if one and other else 0.0
