"""A turn of the past and the same turn made again: what differs. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from production.crm.support.model import Claim, Decision, left_to_person
from production.schemas.outcomes import EndCode, EndReason, LedgerState
from production.schemas.turns import Source

SAME_CONFIDENCE = 0.005
"""Smaller differences are rounding."""


@dataclass(frozen=True, slots=True)
class End:
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
    end: End


def as_it_was(claim: Claim, code: EndCode) -> Claim:
    """The claim with what held the reply back then, if anything did."""
    match code:
        case EndCode.WITH_PERSON:
            return replace(claim, with_person=True)
        case EndCode.OPTED_OUT:
            return replace(claim, opted_out=True)
        case EndCode.MANY_REPLIES:
            return replace(claim, recent_replies=claim.config.replies_per_hour)
        case EndCode.MANY_UNPROVEN:
            return replace(claim, recent_to_unproven=claim.config.unproven_per_hour)
        case _:
            return claim


def end_of(decision: Decision, then: End) -> End:
    """How the turn ends now; a person who took over while it was made takes over again."""
    if then.reason.code is EndCode.TAKEN_OVER:
        decision = left_to_person(decision)
    written = bool(decision.parts)
    return End(
        state=decision.state,
        confidence=decision.confidence,
        sources=decision.sources if written else None,
        text="\n\n".join(part.text for part in decision.parts) if written else None,
        reason=decision.reason,
    )


def changes(then: End, now: End) -> tuple[str, ...]:
    """What differs: `state`, `action`, `confidence`, `sources`, `reply`, in this order. The unknown does not differ."""
    differs = {
        "state": then.state is not now.state,
        "action": then.action != now.action,
        "confidence": _moved(then.confidence, now.confidence),
        "sources": None not in (then.sources, now.sources) and _places(then) != _places(now),
        "reply": None not in (then.text, now.text) and then.text != now.text,
    }
    return tuple(kind for kind, different in differs.items() if different)


def _moved(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is not now
    return abs(then - now) >= SAME_CONFIDENCE


def _places(end: End) -> set[tuple[str, int]]:
    return {(source.document, source.chunk) for source in end.sources or ()}
