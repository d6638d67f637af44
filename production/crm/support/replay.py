"""A turn of the past and the same turn made again: what differs. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from production.crm.support.model import Claim, Decision, as_draft_for_person
from production.schemas.outcomes import EndCode, EndReason, LedgerState
from production.schemas.turns import Source

SAME_CONFIDENCE = 0.005
"""Smaller differences are rounding."""


@dataclass(frozen=True, slots=True)
class TurnEnd:
    """How a turn ended, as far as the database tells later."""

    state: LedgerState
    confidence: float | None
    """None: screening decided, no model was asked."""
    sources: tuple[Source, ...] | None
    """None: nothing was written that could name them."""
    text: str | None
    """The reply with all its parts; None: nothing was written, or a person had the last word."""
    reason: EndReason

    @property
    def action(self) -> str:
        """What became of the question: answered, declined by a fixed text, given to a person, or put aside."""
        if self.state is LedgerState.ESCALATED:
            return "escalate"
        if self.state not in {LedgerState.REPLIED, LedgerState.DRAFTED}:
            return "ignore"
        return "decline" if self.confidence is None else "reply"


@dataclass(frozen=True, slots=True)
class PastTurn:
    """A turn as it stood when it was claimed, and how it ended."""

    claim: Claim
    claimed_at: datetime
    end: TurnEnd


def with_recorded_block(claim: Claim, code: EndCode) -> Claim:
    """The claim with what held the reply back then, if anything did."""
    match code:
        case EndCode.WITH_PERSON:
            return replace(claim, assigned_to_human=True)
        case EndCode.OPTED_OUT:
            return replace(claim, opted_out=True)
        case EndCode.MANY_REPLIES:
            return replace(claim, recent_replies=claim.config.replies_per_hour)
        case EndCode.MANY_UNPROVEN:
            return replace(claim, recent_to_unproven=claim.config.unproven_per_hour)
        case _:
            return claim


def turn_end_of(decision: Decision, then: TurnEnd) -> TurnEnd:
    """How the turn ends now; a person who took over while it was made takes over again."""
    if then.reason.code is EndCode.TAKEN_OVER:
        decision = as_draft_for_person(decision)
    written = bool(decision.parts)
    return TurnEnd(
        state=decision.state,
        confidence=decision.confidence,
        sources=decision.sources if written else None,
        text="\n\n".join(part.text for part in decision.parts) if written else None,
        reason=decision.reason,
    )


def differences(then: TurnEnd, now: TurnEnd) -> tuple[str, ...]:
    """What differs: `state`, `action`, `confidence`, `sources`, `reply`, in this order. The unknown does not differ."""
    differs = {
        "state": then.state is not now.state,
        "action": then.action != now.action,
        "confidence": _confidence_differs(then.confidence, now.confidence),
        "sources": None not in (then.sources, now.sources) and _cited_passages(then) != _cited_passages(now),
        "reply": None not in (then.text, now.text) and then.text != now.text,
    }
    return tuple(kind for kind, different in differs.items() if different)


def _confidence_differs(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is not now
    return abs(then - now) >= SAME_CONFIDENCE


def _cited_passages(end: TurnEnd) -> set[tuple[str, int]]:
    return {(source.document, source.chunk) for source in end.sources or ()}
