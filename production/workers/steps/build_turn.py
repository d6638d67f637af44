"""What screening and the agent may read of a turn: the same words, and no others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from production.agent.guardrails.languages import unsupported_language
from production.agent.guardrails.screening import is_injection, merge_verdicts, with_injection
from production.agent.model_input import remembered
from production.channels.email.subjects import without_reply_prefix
from production.crm.support.model import Claim
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import ScreenAction, Turn, TurnResult, Utterance, Verdict
from production.text.visible import LIMIT, truncate, without_invisible

Screen = Callable[[str, Channel], Awaitable[Verdict]]
"""Screening of a text by its words and its meaning; never fails."""

TOO_LONG = "too long to be screened as a whole"


@dataclass(frozen=True, slots=True)
class ScreenedTurn:
    """A turn as the agent gets to know it, and what screening says of exactly these words."""

    turn: Turn
    verdict: Verdict
    whole: bool
    """Whether nothing had to be left out for its length."""

    def limit(self, result: TurnResult) -> TurnResult:
        """What was not read as a whole is not answered without a person."""
        if self.whole:
            return result
        detail = "; ".join(filter(None, [TOO_LONG, result.reason.detail]))
        return replace(result, grounded=False, reason=EndReason(EndCode.TOO_LONG, detail))


async def build_turn(claim: Claim, screen: Screen) -> ScreenedTurn:
    """Screen every message of the turn alone and all together, and what customers said before as far as it is shown."""
    subject, topic = _subject_and_topic(claim)
    everything = f"{subject}\n{claim.text}"
    words = truncate(everything)
    history = _harmless(claim.history)
    verdict = merge_verdicts([await screen(part, claim.channel) for part in _parts(claim, words)])
    said = " ".join([*(utterance.text for utterance in history if utterance.role == "customer"), topic]).strip()
    if said and is_injection(f"{said} {words}"[-LIMIT:]):
        verdict = with_injection(verdict)
    whole = len(everything) <= LIMIT
    verdict = replace(verdict, doubtful=verdict.doubtful and whole)
    if not whole and verdict.action is ScreenAction.DECLINE:  # a refusal is an automatic answer, too
        verdict = replace(verdict, action=ScreenAction.ESCALATE)
    return ScreenedTurn(_turn(claim, words, topic, history), verdict, whole)


def _subject_and_topic(claim: Claim) -> tuple[str, str]:
    """What the subject says now, and what it only repeats: answers bear the subject that began the conversation, which
    was screened then and is not asked for again. One of the two is empty.
    """
    subject, began = claim.last.subject or "", claim.subject or ""
    if not claim.history or without_reply_prefix(subject).casefold() != without_reply_prefix(began).casefold():
        return subject, ""
    return "", "".join(utterance.text for utterance in _harmless((Utterance("customer", subject),)))


def _parts(claim: Claim, words: str) -> list[str]:
    """All of it, because wishes and attacks are spread over messages, and words are torn between them; and each,
    because they drown among others.
    """
    texts = [message.text for message in claim.messages if message.text.strip()]
    return [words, "".join(texts), *texts] if len(texts) > 1 and sum(map(len, texts)) <= LIMIT else [words]


def _harmless(history: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """What was said before without what steers the assistant or cannot be screened: a person has seen it."""
    return tuple(
        replace(utterance, text=without_invisible(utterance.text))
        for utterance in remembered(history)
        if utterance.role != "customer" or not (is_injection(utterance.text) or unsupported_language(utterance.text))
    )


def _turn(claim: Claim, words: str, topic: str, history: tuple[Utterance, ...]) -> Turn:
    subject, _, text = without_invisible(words).partition("\n")
    return Turn(
        conversation_id=claim.conversation_id,
        customer_id=claim.customer_id,
        channel=claim.channel,
        ticket_number=claim.ticket_number,
        text=text,
        subject=subject or topic or None,
        customer_name=claim.customer_name,
        history=history,
        identity_proven=claim.proof is Proof.PROVEN,
    )
