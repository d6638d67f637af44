"""Gives a conversation to a person without asking the agent: for what nobody owns and for what always fails."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from production.crm.support.model import Compose
from production.schemas.envelope import InboundMessage
from production.schemas.errors import StaleEpoch, Unavailable
from production.schemas.outcomes import EndReason, LedgerState
from production.schemas.turns import TurnAction, TurnResult
from production.workers.ports import Turns
from production.workers.steps.build_turn import Screen, build_turn
from production.workers.steps.decide import decide

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class HandOver:
    """A turn whose end is known before it begins."""

    turns: Turns
    screen: Screen
    compose: Compose
    crisis_help: str = ""
    """As `decide` adds it."""

    async def escalate_or_write_off(self, message: InboundMessage, reason: EndReason, state: LedgerState) -> None:
        """End it with a ticket; else with its words only; else by its name alone: what breaks one may break the next.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        try:
            await self._escalate(message, reason, state)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - the message ends all the same
            _log.exception("no_ticket", event_id=message.event_id)
            await self._end(message, reason)

    async def _escalate(self, message: InboundMessage, reason: EndReason, state: LedgerState) -> None:
        """End it with a ticket for a person, and tell the customer."""
        claim = await self.turns.claim([message])
        if claim is None:
            return
        verdict = (await build_turn(claim, self.screen)).verdict
        nothing = TurnResult(reply="", action=TurnAction.ESCALATE, confidence=0.0, reason=reason)
        decision = decide(claim, verdict, nothing, self.compose, self.crisis_help)
        try:
            await self.turns.settle(claim, replace(decision, state=state, reason=reason))
        except StaleEpoch:
            return  # somebody looks after it again

    async def _end(self, message: InboundMessage, reason: EndReason) -> None:
        try:
            await self.turns.park(message, state=LedgerState.DEAD, reason=reason)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - as above
            _log.exception("no_words", event_id=message.event_id)
            await self.turns.write_off(message.event_id, message.key, message.received_at, reason.detail)
