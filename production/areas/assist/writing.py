"""A suggested reply out of what the AI thought, or of what a turn has left. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from production.agent.grounding import ground
from production.agent.offline.compose import is_admission, is_passing_on
from production.agent.results import HANDOVER_CAP
from production.areas.assist.model.replies import LeftReply, SuggestedSentence, SuggestedSource, WrittenReply
from production.areas.assist.nothing import missing_answers, why_nothing
from production.areas.assist.rules.manner import manner_of, shortened
from production.channels.registry import channels
from production.crm.knowledge.model import Passage
from production.crm.support.model import Claim, Compose
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import ScreenAction, TurnAction, TurnResult, Verdict
from production.schemas.wording import Reason, wording_of
from production.text.sentences.edited import sentences
from production.workers.steps.decide import calibrated
from production.workers.steps.think import Thought

_NOT_CARRIED = {EndCode.NOT_DOCUMENTED, EndCode.NOT_BACKED, EndCode.NOT_SAID, EndCode.TOO_LONG}
_NEAR = 3
"""Passages that are shown though they do not answer."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the words, and how long both may be together."""

    claim: Claim
    around: Callable[[str], str]

    def takes(self, body: str) -> bool:
        return manner_of(self.claim.channel).takes(self.around(body))


def from_thought(claim: Claim, thought: Thought, passages: Sequence[Passage], compose: Compose) -> WrittenReply:
    """What the AI would say, if it may be shown; else why there is nothing to say.

    `passages` are those of the result's sources.
    """
    verdict, result = thought.verdict, thought.result
    frame = _composed(claim, verdict, compose)
    if verdict.action is ScreenAction.DECLINE:
        declined = wording_of(verdict.language).says(Reason.FEATURE_PROMISE, chat=channels()[claim.channel].chat)
        return WrittenReply(frame.around(declined), "Declines to promise what is not documented")
    if result is None or not _has_words(result):
        why = result.reason if result else EndReason(EndCode.SCREENED, verdict.why)
        return _nothing(claim, verdict, why, passages)
    at = {(one.document, one.chunk): index for index, one in enumerate(passages)}
    places = {claim: at[one.document, one.chunk] for claim, one in result.carried if (one.document, one.chunk) in at}
    written = _written(frame, result.reply, passages, result.reason, places)
    sure = calibrated(claim, verdict, result)
    return replace(written, reasoning=_reasoning(result), confidence=result.confidence, calibrated=sure)


def from_draft(claim: Claim, draft: LeftReply, passages: Sequence[Passage]) -> WrittenReply:
    """What a turn has left for a person, in its own frame."""
    body, _, closing = draft.content.rpartition("\n\n")
    frame = _Frame(claim, lambda text: f"{text}\n\n{closing}")
    grounding = ground(draft.content, passages, (), said=claim.text)
    places = {sentence: passages.index(one) for sentence, one in grounding.backed if one}
    written = _written(frame, body, passages, draft.reason, places)
    why = f": {draft.reason.detail}" if draft.reason.detail else ""
    return replace(written, reasoning=f"Left by the turn for a person{why}", confidence=draft.confidence)


def unanswered(claim: Claim, verdict: Verdict, why: str) -> WrittenReply:
    """Where the AI gave no answer at all."""
    return _nothing(claim, verdict, EndReason(EndCode.MODEL_FAILED, why), ())


def _has_words(result: TurnResult) -> bool:
    """Whether it says anything worth a look: who asks for a suggestion sees by themselves that nothing answers."""
    answers = result.action is not TurnAction.ESCALATE and result.confidence > HANDOVER_CAP
    return answers and not is_admission(result.reply)


def _composed(claim: Claim, verdict: Verdict, compose: Compose) -> _Frame:
    target = replace(claim.target, language=verdict.language)
    return _Frame(claim, lambda body: "\n\n".join(part.text for part in compose(target, body).parts))


def _written(
    frame: _Frame, text: str, passages: Sequence[Passage], reason: EndReason, places: Mapping[str, int]
) -> WrittenReply:
    """`places` are sentences that are carried, each with the index of its passage."""
    paragraphs = text.split("\n\n")
    body = "\n\n".join(one for one in paragraphs if not is_passing_on(one))
    kept = shortened(body, frame.takes)
    missing = {
        reason.detail: reason.code in _NOT_CARRIED,
        "A part of the message is not answered": any(map(is_passing_on, paragraphs)),
        "Cut to the length of the channel: the passages say more": kept != body,
    }
    content = frame.around(kept)
    return WrittenReply(
        content=content,
        reasoning="",
        sources=tuple(map(_source, passages)),
        sentences=tuple(SuggestedSentence(one, _place(one, places)) for one in sentences(content)),
        missing=tuple(lack for lack, true in missing.items() if true),
    )


def _nothing(claim: Claim, verdict: Verdict, why: EndReason, near: Sequence[Passage]) -> WrittenReply:
    """An empty courtesy would only be in the way. `near` is what the agent has seen, for the colleague to read."""
    return WrittenReply(
        content="",
        reasoning=why_nothing(verdict, why),
        sources=tuple(map(_source, near[:_NEAR])),
        missing=missing_answers(claim.text, why),
    )


def _reasoning(result: TurnResult) -> str:
    match result.action:
        case TurnAction.CLARIFY:
            return "Asks back: the message says too little"
        case TurnAction.CLOSE:
            return "The customer says thanks or goodbye"
        case _:
            titles = "; ".join(source.title for source in result.sources)
            return f"Answers from {titles}" if titles else "Answers from the customer's earlier tickets"


def _source(passage: Passage) -> SuggestedSource:
    title, _, section = passage.title.partition(" > ")
    return SuggestedSource(title, passage.content, section or None)


def _place(sentence: str, places: Mapping[str, int]) -> int | None:
    """A sentence that no passage carries is a courtesy, or stands in `missing`."""
    return next((place for claim, place in places.items() if claim in sentence), None)
