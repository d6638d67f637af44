"""Answers again what people have answered, on the worker's own pipeline, and compares the two."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from production.agent.ports import Agent, KnowledgeSearch
from production.crm.knowledge.gaps import NO_ANSWER_CODES
from production.crm.knowledge.model import Passage
from production.crm.support.calibration import NOT_CALIBRATED
from production.crm.support.exchanges import Asked
from production.crm.support.model import Claim, Compose, ComposedReply, Decision, ReplyTarget
from production.schemas.ids import Category
from production.schemas.outcomes import EndReason, LedgerState
from production.schemas.turns import Turn, TurnAction, TurnResult, Verdict
from production.shadow.agreement import Agreement, Comparison, compare
from production.shadow.figures import THRESHOLDS
from production.workers.pipeline import Pipeline
from production.workers.rehearsal import Rehearsal
from production.workers.steps.build_turn import Screen

_PASSAGES = 6
"""Of the knowledge base that are looked through for what the person said."""
_LONGEST_QUERY = 1000


@dataclass(frozen=True, slots=True)
class Shadowed:
    """What a person answered, and what the AI would have."""

    asked: Asked
    reply: str
    """Empty where it would have said nothing but that a person will answer."""
    confidence: float | None
    """None: screening decided, no model was asked."""
    may_leave: bool
    """Whether confidence alone decides that it is sent."""
    reason: EndReason
    category: Category | None
    sources: tuple[str, ...]
    """Documents that back the reply."""
    answer_sources: tuple[str, ...]
    """Documents that say what the person said."""
    comparison: Comparison

    @property
    def agreement(self) -> Agreement:
        return self.comparison.agreement

    @property
    def lacks_article(self) -> bool:
        """The knowledge base does not hold what the person said, and the AI found no answer or another one."""
        said_otherwise = self.agreement in {Agreement.OTHER, Agreement.CONTRADICTS}
        return not self.answer_sources and (said_otherwise or self.reason.code in NO_ANSWER_CODES)


@dataclass(frozen=True, slots=True)
class Mind:
    """Who answers one question, and what it may know: nothing that was learned from this very conversation."""

    agent: Agent
    knowledge: KnowledgeSearch


@dataclass(frozen=True, slots=True)
class Shadow:
    """One question after the other, each as a new message would be handled now."""

    screen: Screen
    mind_of: Callable[[Asked], Mind]
    compose: Compose

    async def answer(self, asked: Asked) -> Shadowed:
        """
        Raises:
            Unavailable: the model or the database is away.
        """
        mind = self.mind_of(asked)
        agent, stage = _Overheard(mind.agent), Rehearsal(_freely(asked.claim))
        pipeline = Pipeline(stage, self.screen, agent, asyncio.Semaphore(1), self._plain, wake_sender=lambda _: None)
        await pipeline.handle(asked.claim.messages, newer=lambda: False)
        return await _shadowed(asked, stage, agent.said, mind.knowledge)

    def _plain(self, target: ReplyTarget, text: str) -> ComposedReply:
        """The words alone, measured with the frame that their channel puts around them."""
        composed = self.compose(target, text)
        return replace(composed, parts=(replace(composed.parts[0], text=text),))


class _Overheard:
    """An agent whose result is kept: a decision does not tell an answer from a question back."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self.said: TurnResult | None = None

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        self.said = await self._agent.answer(turn, verdict)
        return self.said


def _freely(claim: Claim) -> Claim:
    """Everything is sent that any of the thresholds would let go; all else that has words stays a draft.

    What people made of suggestions is not asked: their own answers are the measure here.
    """
    freely = replace(claim.config, send_threshold=THRESHOLDS[0], draft_threshold=0.0, calibration=NOT_CALIBRATED)
    return replace(claim, config=freely)


async def _shadowed(asked: Asked, stage: Rehearsal, result: TurnResult | None, knowledge: KnowledgeSearch) -> Shadowed:
    decision = stage.decision
    reply = _words(decision)
    question, answer = asked.exchange.question, asked.exchange.answer
    passages = await knowledge.search(f"{question}\n{answer}"[:_LONGEST_QUERY], limit=_PASSAGES)
    answers = reply and result and result.action is TurnAction.REPLY
    reason = decision.reason if decision else stage.parked[1] if stage.parked else None
    if reason is None:
        raise AssertionError("a turn ends settled or parked")
    return Shadowed(
        asked=asked,
        reply=reply,
        confidence=decision.confidence if decision else None,
        may_leave=decision is not None and decision.state is LedgerState.REPLIED,
        reason=reason,
        category=decision.category if decision else None,
        sources=_documents(source.document for source in decision.sources) if decision else (),
        answer_sources=_documents(one.document for one in passages if _says(one, answer, question)),
        comparison=compare(reply, answer, question=question) if answers else Comparison(Agreement.OPEN, ()),
    )


def _says(passage: Passage, answer: str, question: str) -> bool:
    return compare(f"{passage.title}\n{passage.content}", answer, question=question).agreement.holds


def _words(decision: Decision | None) -> str:
    """A hand-over says nothing that a person would have said."""
    if decision is None or decision.state is LedgerState.ESCALATED:
        return ""
    return "\n\n".join(part.text for part in decision.parts)


def _documents(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
