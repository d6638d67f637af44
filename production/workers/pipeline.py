"""What happens to a message, from the stream to its named end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import structlog

from production.agent.guardrails.normalise import examined
from production.channels.gmail.parse import NOBODY
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
        people = []
        for message in messages:
            if reason := _unanswerable(message):
                await self.turns.park(message, state=LedgerState.PARKED, reason=reason)
            else:
                people.append(message)
        claim = await self.turns.claim(people) if people else None
        if claim is None:
            return
        words = _words(claim)
        verdict = self.screen(words, claim.channel)
        result = None
        if verdict.action is ScreenAction.ANSWER:
            result = await self.agent.answer(_turn(claim, words), verdict)
        decision = decide(claim, verdict, result, self.manners[claim.channel](claim))
        try:
            await self.turns.settle(claim, decision)
        except StaleEpoch:
            _log.info("turn_overtaken", conversation=str(claim.conversation_id), epoch=claim.epoch)
            return
        _log.info("turn_settled", conversation=str(claim.conversation_id), state=decision.state)
        self.wake_sender()


def _unanswerable(message: InboundMessage) -> str | None:
    """Why nobody may be answered; such messages are kept for a person to look at, never deleted."""
    if message.machine is not Machine.NONE:
        return f"machine mail: {message.machine}"
    return "the mail names no sender" if message.sender.value == NOBODY else None


def _thread(message: InboundMessage) -> str:
    return message.email.thread_id if message.email else message.form.ticket_number if message.form else message.key


def _words(claim: Claim) -> str:
    """Everything that screening and the agent may read. The subject belongs to it: some people write all there."""
    return examined(f"{claim.last.subject or ''}\n{claim.text}")


def _turn(claim: Claim, words: str) -> Turn:
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
