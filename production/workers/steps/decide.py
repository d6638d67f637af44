"""How a turn ends. Pure: what screening and the agent said, against the channel's thresholds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from production.channels.registry import channels
from production.crm.support.handover import handover_for
from production.crm.support.lifecycle import may_agent_resolve
from production.crm.support.model import Claim, Compose, Decision
from production.crm.support.scoring import difficulty_of
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.schemas.turns import ScreenAction, Trigger, TurnAction, TurnResult, Verdict, Why
from production.schemas.wording import Reason, wording_of

ALWAYS_DRAFT = 1.0
"""A threshold to send from that nothing reaches, however sure a model says it is: every reply waits for a person."""
REASON_LIMIT = 300
"""Characters of what a person is told that a reply leaves open."""
_OVER_LIMIT = EndReason(EndCode.OVER_LIMIT, "longer than the channel allows")
_SAID_ONCE_IN = timedelta(days=1)
"""Where help is in a danger to a life is not repeated before."""
_URGENT = frozenset({Trigger.DANGER, Trigger.SECURITY, Trigger.LEGAL})


def decide(
    claim: Claim, verdict: Verdict, result: TurnResult | None, compose: Compose, crisis_help: str = ""
) -> Decision:
    """The end of the turn. `result` is None when screening left nothing for the agent to do.

    `crisis_help` is what the company adds to the words for somebody in danger.
    """
    result = None if Trigger.DANGER in verdict.triggers else result
    blocked = _blocked_by(claim, verdict)
    if blocked:
        decision = _suggest(claim, verdict, result, blocked)
    elif result is None:
        decision = _screened(claim, verdict)
    else:
        decision = _answered(claim, verdict, result)
    documented = result is not None and bool(result.sources)
    difficulty = difficulty_of(verdict.triggers, decision.category, documented=documented)
    decision = replace(decision, difficulty=difficulty, why=_why(claim, verdict, result))
    silent = blocked and decision.state is LedgerState.ESCALATED
    text = "" if silent else _words(claim, verdict, result, decision, crisis_help)
    if not text:
        return decision
    composed = compose(replace(claim.target, language=verdict.language), text)
    if composed.over_limit and decision.state is LedgerState.REPLIED:
        decision = replace(decision, state=LedgerState.DRAFTED, reason=_OVER_LIMIT, delivery=DeliveryStatus.DRAFT)
    return replace(decision, parts=composed.parts)


def _blocked_by(claim: Claim, verdict: Verdict) -> EndReason | None:
    """Why the AI stays silent; a person who owns the conversation, and may be asleep, is no reason beside a danger."""
    as_asked = replace(claim, assigned_to_human=False) if Trigger.DANGER in verdict.triggers else claim
    return as_asked.auto_reply_blocked_by


def _screened(claim: Claim, verdict: Verdict) -> Decision:
    """What screening decided alone: handed to a team, or politely declined."""
    reason = EndReason(EndCode.SCREENED, verdict.why)
    if verdict.action is ScreenAction.DECLINE:
        return _decision(claim, verdict, LedgerState.REPLIED, reason, TicketStatus.WAITING_CUSTOMER)
    decision = _decision(claim, verdict, LedgerState.ESCALATED, reason, TicketStatus.ESCALATED)
    return replace(
        decision,
        team=handover_for(verdict.triggers).team,
        category=Category.BILLING if verdict.action is ScreenAction.BILLING else decision.category,
    )


def _answered(claim: Claim, verdict: Verdict, result: TurnResult) -> Decision:
    """What the agent said, as far as its confidence carries."""
    config, sure = claim.config, calibrated(claim, verdict, result)
    if result.action is TurnAction.ESCALATE or sure < config.draft_threshold:
        decision = _decision(claim, verdict, LedgerState.ESCALATED, result.reason, TicketStatus.ESCALATED)
        decision = replace(decision, team=handover_for(()).team)
    elif sure < config.send_threshold or config.send_threshold >= ALWAYS_DRAFT or not result.grounded:
        decision = _decision(claim, verdict, LedgerState.DRAFTED, result.reason, TicketStatus.IN_PROGRESS)
        decision = replace(decision, delivery=DeliveryStatus.DRAFT)
    elif intent := config.always_draft & {result.category, _filed(claim, verdict)}:
        reason = EndReason(EndCode.ALWAYS_DRAFT, f"a person sees every reply about {', '.join(sorted(intent))}")
        decision = _decision(claim, verdict, LedgerState.DRAFTED, reason, TicketStatus.IN_PROGRESS)
        decision = replace(decision, delivery=DeliveryStatus.DRAFT)
    elif result.passed_on:
        reason = EndReason(EndCode.NOT_DOCUMENTED, f"answered, but for: {' / '.join(result.passed_on)}"[:REASON_LIMIT])
        decision = _decision(claim, verdict, LedgerState.REPLIED, reason, TicketStatus.ESCALATED)
        decision = replace(decision, team=handover_for(()).team)
    else:
        status = TicketStatus.WAITING_CUSTOMER
        if result.action is TurnAction.CLOSE and may_agent_resolve(sentiment=verdict.sentiment, answered=True):
            status = TicketStatus.RESOLVED
        decision = _decision(claim, verdict, LedgerState.REPLIED, result.reason, status)
    return replace(
        decision,
        # What customers chose in the form stays, and nobody makes their request less pressing.
        category=decision.category if claim.last.form else result.category or decision.category,
        priority=max(result.priority or Priority.LOW, decision.priority, key=list(Priority).index),
        confidence=result.confidence,
        calibrated=sure,
        sources=result.sources,
        usage=result.usage,
        effects=result.effects,
    )


def calibrated(claim: Claim, verdict: Verdict, result: TurnResult) -> float:
    """How sure the AI may call itself: thanks, goodbyes and questions back are no answers that could be wrong."""
    if result.action is not TurnAction.REPLY:
        return result.confidence
    return claim.config.calibration(result.confidence, result.category or _filed(claim, verdict))


def _why(claim: Claim, verdict: Verdict, result: TurnResult | None) -> Why:
    return Why(
        verdict=verdict,
        action=result.action if result else None,
        known_questions=result.known_questions if result else (),
        send_threshold=claim.config.send_threshold,
        draft_threshold=claim.config.draft_threshold,
    )


def _suggest(claim: Claim, verdict: Verdict, result: TurnResult | None, why: EndReason) -> Decision:
    """A person has to see to it: the AI never talks or acts over them, it leaves a draft at most."""
    drafted = result is not None and result.action is not TurnAction.ESCALATE
    state = LedgerState.DRAFTED if drafted else LedgerState.ESCALATED
    status = claim.ticket_status if claim.assigned_to_human else TicketStatus.ESCALATED
    decision = _decision(claim, verdict, state, why, status)
    if Trigger.DANGER in verdict.triggers:
        return replace(decision, team=handover_for(verdict.triggers).team)
    if result is None:
        return decision
    return replace(
        decision,
        delivery=DeliveryStatus.DRAFT,
        confidence=result.confidence,
        calibrated=calibrated(claim, verdict, result),
        sources=result.sources,
        usage=result.usage,
    )


def _decision(
    claim: Claim, verdict: Verdict, state: LedgerState, reason: EndReason, ticket_status: TicketStatus
) -> Decision:
    form = claim.last.form
    pressing = Priority.URGENT if _URGENT.intersection(verdict.triggers) else verdict.priority
    return Decision(
        state=state,
        reason=reason,
        ticket_status=ticket_status,
        category=_filed(claim, verdict),
        priority=max(form.priority if form else Priority.LOW, pressing, key=list(Priority).index),
        sentiment=verdict.sentiment,
        tags=verdict.tags,
    )


def _filed(claim: Claim, verdict: Verdict) -> Category:
    """What customers chose in the form stays."""
    return claim.last.form.category if claim.last.form else verdict.category


def _words(claim: Claim, verdict: Verdict, result: TurnResult | None, decision: Decision, crisis_help: str) -> str:
    """What the customer will read; empty where it was said today to somebody in danger: a person may talk with them."""
    if decision.state is LedgerState.ESCALATED:
        reason = handover_for(verdict.triggers, foreign=is_beyond_our_languages(verdict, result)).reason
    elif result is None:
        reason = Reason.FEATURE_PROMISE
    else:
        return result.reply
    text = wording_of(verdict.language).says(reason, chat=channels()[claim.channel].chat)
    if reason is not Reason.DANGER:
        return text
    since = claim.last.received_at - _SAID_ONCE_IN
    said = any(text in earlier.text and earlier.at and earlier.at > since for earlier in claim.history)
    return "" if said else f"{text} {crisis_help}".strip()


def is_beyond_our_languages(verdict: Verdict, result: TurnResult | None) -> bool:
    """Whether the language alone stood in the way."""
    return verdict.unscreened is not None or (result is not None and result.reason.code is EndCode.FOREIGN)
