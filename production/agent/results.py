"""From what a run proposed to the typed result. Pure: no prose is ever parsed for a decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from production.agent.answerability.gate import unmet
from production.agent.context import REPLY_LIMIT, ProposedReply, TurnContext
from production.agent.grounding import Grounding, ground
from production.agent.money import speaks_of_money
from production.agent.offline.cleaning import clean
from production.agent.offline.message_analysis import says_thanks
from production.agent.offline.questions import open_questions
from production.crm.knowledge.model import Passage
from production.schemas.ids import Priority
from production.schemas.outcomes import ANSWERED, EndCode, EndReason
from production.schemas.turns import ScreenAction, Source, Turn, TurnAction, TurnResult, Verdict
from production.schemas.wording import name_of
from production.text.language import ENGLISH
from production.text.storable import storable

DRAFT_CAP = 0.89
"""Just below what is sent without a person, by the default thresholds."""
HANDOVER_CAP = 0.59
"""Just below what is worth showing to a person as a draft."""
MIN_CLOSING_SENTIMENT = 0.4
"""Sentiment below which a conversation is not closed with a friendly line."""


def to_result(context: TurnContext, verdict: Verdict, grounding: Grounding | None = None) -> TurnResult:
    """`grounding` is the reply's, where somebody has looked at it already."""
    if context.escalation is not None:
        return _escalated_run(context, verdict, context.escalation)
    if context.reply is not None:
        return _grounded_result(context, verdict, context.reply, grounding or grounding_of(context, context.reply))
    return _escalated_run(context, verdict, EndReason(EndCode.MODEL_FAILED, "the model gave no answer"))


def from_prose(prose: str) -> ProposedReply | None:
    """What a model said instead of calling send_response; at best it becomes a draft."""
    text = storable(prose)[:REPLY_LIMIT].strip()
    return ProposedReply(text, DRAFT_CAP, TurnAction.REPLY) if text else None


def grounding_of(context: TurnContext, reply: ProposedReply) -> Grounding:
    """What of a reply the run has seen."""
    seen, said = context.passages.values(), _said(context.turn)
    return ground(reply.text, seen, context.facts, said=said, citations=reply.citations)


def left_to_a_person(verdict: Verdict, languages: Collection[str] = (ENGLISH,)) -> TurnResult | None:
    """How a turn ends that an agent of these languages may not answer; None where it may."""
    if verdict.action is not ScreenAction.ANSWER:
        return escalated(verdict, EndReason(EndCode.SCREENED, f"screening: {verdict.why or verdict.action}"))
    return foreign(verdict) if verdict.language not in {None, *languages} else None


def foreign(verdict: Verdict) -> TurnResult:
    """The language alone stands in the way."""
    return escalated(verdict, EndReason(EndCode.FOREIGN, f"written in {name_of(verdict.language or '')}"))


def unclear_abroad(verdict: Verdict) -> TurnResult:
    """There are articles in the language of the message, and none clearly answers it."""
    detail = f"not in the articles in {name_of(verdict.language or '')}"
    return escalated(verdict, EndReason(EndCode.NOT_DOCUMENTED, detail))


def escalated(verdict: Verdict, reason: EndReason) -> TurnResult:
    """A person takes over before or instead of a run."""
    return TurnResult(
        reply="",
        action=TurnAction.ESCALATE,
        confidence=0.0,
        reason=reason,
        category=verdict.category,
        priority=verdict.priority,
    )


def _escalated_run(context: TurnContext, verdict: Verdict, reason: EndReason) -> TurnResult:
    return TurnResult(
        reply="",
        action=TurnAction.ESCALATE,
        confidence=0.0,
        sources=_sources(list(context.passages.values())),
        reason=reason,
        category=context.ticket.category if context.ticket else verdict.category,
        priority=_priority(context, verdict),
        usage=context.used,
        effects=tuple(context.effects),
    )


def _grounded_result(context: TurnContext, verdict: Verdict, reply: ProposedReply, grounding: Grounding) -> TurnResult:
    if reply.action is TurnAction.CLOSE and verdict.sentiment < MIN_CLOSING_SENTIMENT:
        reason = EndReason(EndCode.NOT_SAID, "the customer says goodbye but sounds unhappy")
        return _escalated_run(context, verdict, reason)
    if not reply.text:
        return _admitted(context, verdict, reply)
    cap, reason = _cap(reply, grounding)
    if reason is ANSWERED and (missing := _unmet(context.turn.text, reply, grounding.sources)):
        cap, reason = DRAFT_CAP, EndReason(EndCode.NOT_DOCUMENTED, missing)
    action = reply.action
    if action is TurnAction.CLOSE and not says_thanks(context.turn.text):
        action, cap = TurnAction.REPLY, min(cap, DRAFT_CAP)
        if reason is ANSWERED:
            reason = EndReason(EndCode.NOT_SAID, "the customer has not said goodbye")
    return TurnResult(
        reply="\n\n".join(filter(None, [reply.text, reply.notice])),
        action=action,
        confidence=min(reply.confidence, cap),
        grounded=cap == 1.0,
        sources=_sources(grounding.sources),
        carried=tuple((sentence, _source(passage)) for sentence, passage in grounding.backed if passage),
        reason=reason,
        category=context.ticket.category if context.ticket else verdict.category,
        priority=_priority(context, verdict),
        usage=context.used,
        judge_usage=context.judge_used,
        effects=tuple(context.effects),
        known_questions=reply.known_questions,
        passed_on=reply.passed_on,
    )


def _admitted(context: TurnContext, verdict: Verdict, reply: ProposedReply) -> TurnResult:
    """The admission that nothing answers, which claims nothing that could be backed."""
    return TurnResult(
        reply=reply.notice,
        action=reply.action,
        confidence=min(reply.confidence, DRAFT_CAP),
        grounded=False,
        sources=_sources(list(context.passages.values())),
        reason=EndReason(EndCode.NOT_DOCUMENTED, "only what is near is in the knowledge base"),
        category=verdict.category,
        priority=verdict.priority,
    )


def _priority(context: TurnContext, verdict: Verdict) -> Priority:
    """A model may find a request more pressing than screening did, never less."""
    filed = context.ticket.priority if context.ticket else verdict.priority
    return max(filed, verdict.priority, key=list(Priority).index)


def _said(turn: Turn) -> str:
    """The customer's own words, which a question back may take up."""
    earlier = [utterance.text for utterance in turn.history if utterance.role == "customer"]
    return "\n".join([turn.subject or "", turn.text, *earlier])


def _unmet(text: str, reply: ProposedReply, sources: Sequence[Passage]) -> str:
    """What the message asks for and neither the reply nor, as for names, its sources hold; else empty."""
    if not sources:
        return ""
    message = clean(text)
    evidence = "\n".join([reply.text, *(passage.title for passage in sources)])
    known = "\n".join(passage.content for passage in sources)
    asked = (one for one in open_questions(message) if not any(one in passed_on for passed_on in reply.passed_on))
    found = (unmet(question, evidence, known=known, message=message) for question in asked)
    return next(filter(None, found), "")


def _cap(reply: ProposedReply, grounding: Grounding) -> tuple[float, EndReason]:
    """The highest confidence that the evidence allows, and why it is limited."""
    if speaks_of_money(reply.text):
        return HANDOVER_CAP, EndReason(EndCode.NOT_SAID, "the reply speaks about money")
    if grounding.unsupported:
        detail = f"not backed by the knowledge base: {grounding.unsupported[0][:120]}"
        return (DRAFT_CAP if grounding.backed else HANDOVER_CAP), EndReason(EndCode.NOT_BACKED, detail)
    if reply.action is TurnAction.REPLY and not grounding.backed:
        detail = "the reply says nothing that the knowledge base backs"
        return HANDOVER_CAP, EndReason(EndCode.NOT_BACKED, detail)
    return 1.0, ANSWERED


def _sources(passages: Sequence[Passage]) -> tuple[Source, ...]:
    return tuple(map(_source, passages))


def _source(passage: Passage) -> Source:
    return Source(passage.document, passage.title, passage.chunk, passage.score)
