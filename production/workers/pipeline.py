"""What happens to a message, from the stream to its named end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import structlog

from production.crm.support.model import Claim
from production.schemas.envelope import InboundMessage, Machine
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import LedgerState
from production.schemas.turns import ScreenAction, Turn, Verdict
from production.workers.ports import Agent, Turns
from production.workers.steps.decide import Manner, decide

_log = structlog.get_logger()

Screen = Callable[[str, Channel], Verdict]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The story of a message: claim, screen, think, decide, settle."""

    turns: Turns
    screen: Screen
    agent: Agent
    manners: Mapping[Channel, Callable[[Claim], Manner]]
    wake_sender: Callable[[], None]

    async def handle(self, messages: Sequence[InboundMessage]) -> None:
        """Bring messages of one sender to their ends, in order; a burst in one thread is one turn.

        Raises:
            Unavailable: something we need is away; nothing is lost by calling again.
        """
        for _, burst in groupby(messages, key=_thread):
            await self._turn(list(burst))

    async def _turn(self, messages: list[InboundMessage]) -> None:
        people = [message for message in messages if message.machine is Machine.NONE]
        for message in messages:
            if message.machine is not Machine.NONE:
                await self.turns.park(message, state=LedgerState.PARKED, reason=f"machine mail: {message.machine}")
        claim = await self.turns.claim(people) if people else None
        if claim is None:
            return
        verdict = self.screen(_screened_text(claim), claim.channel)
        result = None
        if verdict.action is ScreenAction.ANSWER:
            result = await self.agent.answer(_turn(claim), verdict)
        decision = decide(claim, verdict, result, self.manners[claim.channel](claim))
        try:
            await self.turns.settle(claim, decision)
        except StaleEpoch:
            _log.info("turn_overtaken", conversation=str(claim.conversation_id), epoch=claim.epoch)
            return
        _log.info("turn_settled", conversation=str(claim.conversation_id), state=decision.state)
        self.wake_sender()


def _thread(message: InboundMessage) -> str:
    return message.email.thread_id if message.email else message.form.ticket_number if message.form else message.key


def _screened_text(claim: Claim) -> str:
    """Subjects are read too: some people write everything there."""
    subject = claim.last.subject
    return f"{subject}\n{claim.text}" if subject else claim.text


def _turn(claim: Claim) -> Turn:
    return Turn(
        conversation_id=claim.conversation_id,
        customer_id=claim.customer_id,
        channel=claim.channel,
        ticket_number=claim.ticket_number,
        text=claim.text,
        subject=claim.last.subject,
        customer_name=claim.customer_name,
        history=claim.history,
        identity_proven=claim.proof is Proof.PROVEN,
    )
