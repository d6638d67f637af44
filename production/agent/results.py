"""From what a run proposed to the typed result. Pure: no prose is ever parsed for a decision."""

from __future__ import annotations

from collections.abc import Sequence

from production.agent.context import ProposedReply, TurnContext
from production.agent.grounding import Grounding, ground
from production.agent.money import speaks_of_money
from production.crm.knowledge.model import Passage
from production.schemas.turns import Source, TurnAction, TurnResult, Usage, Verdict

DRAFT_CAP = 0.89
"""Just below what is sent without a person, by the default thresholds."""
HANDOVER_CAP = 0.59
"""Just below what is worth showing to a person as a draft."""
CALM = 0.4
"""Sentiment below which a conversation is not closed with a friendly line."""


def conclude(context: TurnContext, verdict: Verdict, prose: str, usage: Usage) -> TurnResult:
    """`prose` is what a model said instead of calling send_response; at best it becomes a draft."""
    if context.escalation is not None:
        return _handover(context, verdict, context.escalation, usage)
    if context.reply is not None:
        return _judged(context, verdict, context.reply, usage)
    if prose.strip():
        return _judged(context, verdict, ProposedReply(prose.strip(), DRAFT_CAP, TurnAction.REPLY), usage)
    return _handover(context, verdict, "the model gave no answer", usage)


def handover(verdict: Verdict, reason: str) -> TurnResult:
    """A person takes over before or instead of a run."""
    return TurnResult(
        reply="",
        action=TurnAction.ESCALATE,
        confidence=0.0,
        reason=reason,
        category=verdict.category,
        priority=verdict.priority,
    )


def _handover(context: TurnContext, verdict: Verdict, reason: str, usage: Usage) -> TurnResult:
    ticket = context.ticket
    return TurnResult(
        reply="",
        action=TurnAction.ESCALATE,
        confidence=0.0,
        sources=_sources(list(context.passages.values())),
        reason=reason,
        category=ticket.category if ticket else verdict.category,
        priority=ticket.priority if ticket else verdict.priority,
        usage=usage,
    )


def _judged(context: TurnContext, verdict: Verdict, reply: ProposedReply, usage: Usage) -> TurnResult:
    if reply.action is TurnAction.CLOSE and verdict.sentiment < CALM:
        return _handover(context, verdict, "the customer says goodbye but sounds unhappy", usage)
    grounding = ground(reply.text, context.passages.values(), context.facts)
    cap, reason = _cap(reply, grounding)
    ticket = context.ticket
    return TurnResult(
        reply=reply.text,
        action=reply.action,
        confidence=min(reply.confidence, cap),
        sources=_sources(grounding.sources),
        reason=reason,
        category=ticket.category if ticket else verdict.category,
        priority=ticket.priority if ticket else verdict.priority,
        usage=usage,
    )


def _cap(reply: ProposedReply, grounding: Grounding) -> tuple[float, str]:
    """The highest confidence that the evidence allows, and why it is limited."""
    if speaks_of_money(reply.text):
        return HANDOVER_CAP, "the reply speaks about money"
    if grounding.unsupported:
        first = grounding.unsupported[0]
        return (DRAFT_CAP if grounding.backed else HANDOVER_CAP), f"not backed by the knowledge base: {first[:120]}"
    if reply.action is TurnAction.REPLY and not grounding.backed:
        return HANDOVER_CAP, "the reply says nothing that the knowledge base backs"
    return 1.0, ""


def _sources(passages: Sequence[Passage]) -> tuple[Source, ...]:
    return tuple(Source(passage.document, passage.title, passage.chunk, passage.score) for passage in passages)
