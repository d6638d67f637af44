"""A claim of messages and the decision that ends its turn, as a test wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from production.crm.support.model import Claim, Decision, OutboundPart
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import LedgerState, TicketStatus
from production.schemas.turns import Turn
from production.tests.builders import because


def reply(text: str = "Hi", **changes: Any) -> Decision:
    part = OutboundPart(text=text, correlation_id=f"{text} {uuid4()}", recipient="+12025550101")
    decision = Decision(
        state=LedgerState.REPLIED,
        reason=because("answered"),
        ticket_status=TicketStatus.WAITING_CUSTOMER,
        category=Category.HOW_TO,
        priority=Priority.MEDIUM,
        sentiment=0.5,
        parts=(part,),
    )
    return replace(decision, **changes)


async def claimed(turns: TurnStore, *messages: InboundMessage) -> Claim:
    claim = await turns.claim(messages)
    assert claim is not None
    return claim


def turn(claim: Claim) -> Turn:
    return Turn(claim.conversation_id, claim.customer_id, claim.channel, claim.ticket_number, "Hello")
