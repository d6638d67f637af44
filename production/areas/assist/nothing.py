"""Why nothing is suggested, and what is missing, in the words of support. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from production.agent.offline.cleaning import clean
from production.agent.offline.questions import open_questions
from production.crm.knowledge.gaps import NO_ANSWER_CODES
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import Trigger, Verdict

_ASKED: Mapping[Trigger, str] = {
    Trigger.DANGER: "somebody's life may be in danger",
    Trigger.PRICING: "the customer asks about prices",
    Trigger.REFUND: "the customer asks for money back",
    Trigger.LEGAL: "it is a legal matter",
    Trigger.SECURITY: "it is about security",
    Trigger.ABUSE: "it is abusive",
    Trigger.HUMAN: "the customer asks for a person",
    Trigger.COMPLAINT: "it is a complaint",
    Trigger.FEATURE_PROMISE: "the customer asks for a promise",
    Trigger.INJECTION: "it tries to command the AI",
}
_QUESTION = 120
"""Characters that are quoted of a message in which no question is found."""


def why_nothing(verdict: Verdict, why: EndReason) -> str:
    """One sentence without its full stop."""
    if why.code is EndCode.SCREENED:
        return f"No suggestion: {_for_a_person(verdict)}, so a person answers"
    if why.code in NO_ANSWER_CODES:
        return "No suggestion: the documents do not answer this"
    return f"No suggestion: {why.detail or 'a person has to read the message'}"


def missing_answers(text: str, why: EndReason) -> tuple[str, ...]:
    """The questions that the documents leave open; none where something else is in the way."""
    if why.code not in NO_ANSWER_CODES:
        return ()
    return tuple(open_questions(clean(text))) or (text[:_QUESTION],)


def _for_a_person(verdict: Verdict) -> str:
    reasons = [_ASKED[trigger] for trigger in verdict.triggers]
    if verdict.unscreened:
        reasons.append(f"it is written in {verdict.unscreened}, which the AI does not answer")
    return " and ".join(reasons) or "it needs a decision"
