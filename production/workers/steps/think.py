"""What the AI says to a claim: screening first, then the agent. Nothing is decided or written."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from production.agent.ports import Agent
from production.crm.support.model import Claim
from production.schemas.envelope import MessageKind
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.tracing import span
from production.schemas.turns import ScreenAction, TurnAction, TurnResult, Verdict
from production.workers.steps.build_turn import Screen, build_turn

_NEEDS_A_PERSON = {
    MessageKind.VOICE: "a voice note: somebody has to listen to it",
    MessageKind.PLACE: "a place without words: somebody has to ask what is wanted",
    MessageKind.UNREADABLE: "what was sent cannot be read here: somebody has to look, or to ask",
}


@dataclass(frozen=True, slots=True)
class Thought:
    """What screening and the agent made of a claim."""

    verdict: Verdict
    result: TurnResult | None
    """None when screening left nothing for the agent to do."""
    model_ms: float


async def think(claim: Claim, screen: Screen, agent: Agent) -> Thought:
    """
    Raises:
        Unavailable: something that the agent needs is away.
    """
    with span("screen"):
        screened = await build_turn(claim, screen)
    result, began = _beyond_words(claim), monotonic()
    verdict = screened.verdict
    if (verdict.action is ScreenAction.ANSWER or verdict.doubtful) and result is None:
        with span("model", channel=claim.channel):
            result = screened.limit(await agent.answer(screened.turn, verdict))
        if verdict.doubtful and result.action is TurnAction.ESCALATE:
            result = None
    return Thought(verdict, result, round((monotonic() - began) * 1000, 1))


def _beyond_words(claim: Claim) -> TurnResult | None:
    """A turn that only a person can understand; the agent is not asked."""
    for message in claim.messages:
        if detail := _NEEDS_A_PERSON.get(message.kind):
            reason = EndReason(EndCode.BEYOND_WORDS, detail)
            return TurnResult("", TurnAction.ESCALATE, confidence=0.0, reason=reason)
    return None
