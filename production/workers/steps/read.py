"""What screening and the agent may read of a turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from production.agent.guardrails.normalise import examined
from production.crm.support.model import Claim
from production.schemas.ids import Channel, Proof
from production.schemas.turns import Turn, Verdict

Screen = Callable[[str, Channel], Awaitable[Verdict]]
"""Screening of a text by its words and its meaning; never fails."""


def words_of(claim: Claim) -> str:
    """Everything that was written. The subject belongs to it: some people write all there."""
    return examined(f"{claim.last.subject or ''}\n{claim.text}")


def turn_of(claim: Claim, words: str) -> Turn:
    """What the agent gets to know."""
    subject, _, text = words.partition("\n")
    return Turn(
        conversation_id=claim.conversation_id,
        customer_id=claim.customer_id,
        channel=claim.channel,
        ticket_number=claim.ticket_number,
        text=text,
        subject=subject or None,
        customer_name=claim.customer_name,
        history=claim.history,
        identity_proven=claim.proof is Proof.PROVEN,
    )
