"""Gives a conversation to a person without asking the agent: for what nobody owns and for what always fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from production.crm.support.model import Claim
from production.schemas.envelope import InboundMessage
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState
from production.schemas.turns import TurnAction, TurnResult
from production.workers.ports import Turns
from production.workers.steps.decide import Manner, decide
from production.workers.steps.read import Screen, words_of


@dataclass(frozen=True, slots=True)
class HandOver:
    """A turn whose end is known before it begins."""

    turns: Turns
    screen: Screen
    manners: Mapping[Channel, Callable[[Claim], Manner]]

    async def give(
        self, messages: Sequence[InboundMessage], reason: str, state: LedgerState = LedgerState.ESCALATED
    ) -> None:
        """End these messages of one thread with a ticket for a person, and tell the customer.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        claim = await self.turns.claim(messages)
        if claim is None:
            return
        verdict = await self.screen(words_of(claim), claim.channel)
        nothing = TurnResult(reply="", action=TurnAction.ESCALATE, confidence=0.0, reason=reason)
        decision = decide(claim, verdict, nothing, self.manners[claim.channel](claim))
        try:
            await self.turns.settle(claim, replace(decision, state=state, reason=reason))
        except StaleEpoch:
            return  # somebody looks after it again
