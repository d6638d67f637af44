"""The built-in agent: deterministic, honest, and without a model or a server.

It reads the message, searches for what is asked, and composes an answer out of what was found, or hands over. It never
says what it was not shown.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import assert_never

from production.agent.context import ProposedReply, TurnContext
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.limits import Limits
from production.agent.offline.abroad import answer_abroad
from production.agent.offline.cleaning import clean
from production.agent.offline.compose import PARTLY_KNOWN, Draft, admission, compose, passing_on
from production.agent.offline.conversation import Conversation, joined, new_in
from production.agent.offline.finding import DOUBTFUL, Finding, beside_each_other
from production.agent.offline.known import SURE, match
from production.agent.offline.message_analysis import MessageAnalysis, MessageKind, analyse_message, asks_only
from production.agent.offline.questions import QUERY_CHARACTERS, Question
from production.agent.offline.scoring import score_topics
from production.agent.offline.topics import topics_of, untold
from production.agent.offline.transcript import Transcript
from production.agent.offline.vocabulary import without_company
from production.agent.ports import CustomerHistory, KnowledgeSearch
from production.agent.results import foreign, left_to_a_person, to_result, unclear_abroad
from production.channels.registry import channels
from production.crm.knowledge.languages import LANGUAGES
from production.crm.knowledge.model import Passage
from production.crm.knowledge.ports import Embedder
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import ScreenAction, Turn, TurnAction, TurnResult, Verdict

UNDERSTOOD = 0.95
"""Confidence in a line that only takes up what the customer said: thanks, or too little to go on."""
KNOWN_TICKET = 0.92
MOST_SEARCHES = 3
"""Questions of a message that are looked up; the others are left to a person."""
_TICKET_NUMBER = re.compile(r"\bTKT-\d+\b")


class OfflineAgent:
    """Satisfies `agent.ports.Agent`."""

    def __init__(
        self, embedder: Embedder, knowledge: KnowledgeSearch, history: CustomerHistory, limits: Limits, company: str
    ) -> None:
        """`embedder` is the one of the knowledge search; `company` is whom it speaks for."""
        self._embedder = embedder
        self._knowledge = knowledge
        self._history = history
        self._limits = limits
        self._company = company

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """What should happen with this turn.

        Raises:
            ModelUnavailable: it was not done in time.
            Unavailable: the knowledge base or the history is away; trying again later makes sense.
        """
        language = _answered_abroad(verdict)
        if not verdict.doubtful and not language and (result := left_to_a_person(verdict)):
            return result
        context = TurnContext(turn, self._knowledge, self._history, reads_left=self._limits.reads)
        try:
            async with asyncio.timeout(self._limits.run_s):
                await (self._propose_abroad(context, language) if language else self._propose(context))
        except TimeoutError as error:
            raise ModelUnavailable(FailureReason.SLOW, "the model did not answer in time") from error
        if language and context.reply is None:
            return unclear_abroad(verdict) if context.passages else foreign(verdict)
        result = to_result(context, verdict)
        if verdict.doubtful and not (context.reply and context.reply.surely_known and result.confidence >= SURE):
            return left_to_a_person(verdict) or result
        return result

    async def _propose_abroad(self, context: TurnContext, language: str) -> None:
        text = without_company(clean(context.turn.text), self._company)
        passages = await context.search(text[:QUERY_CHARACTERS], language)
        context.reply = answer_abroad(text, language, passages, Transcript.of(context.turn).told)

    async def _propose(self, context: TurnContext) -> None:
        """Settles at once what needs no knowledge."""
        talk, style = Transcript.of(context.turn), channels()[context.turn.channel].style
        reading = self._read(talk)
        match reading.kind:
            case MessageKind.THANKS:
                context.reply = ProposedReply(style.closing, UNDERSTOOD, TurnAction.CLOSE)
            case MessageKind.FOREIGN:
                context.escalation = EndReason(EndCode.NEEDS_PERSON, "the message is not in English")
            case MessageKind.VAGUE if talk.asked_back:
                unclear = "the customer's wish is still unclear after asking back"
                context.escalation = EndReason(EndCode.NEEDS_PERSON, unclear)
            case MessageKind.VAGUE:
                context.reply = ProposedReply(style.clarify, UNDERSTOOD, TurnAction.CLARIFY)
            case MessageKind.REQUEST:
                await self._look_up(context, reading, talk)
            case _:
                assert_never(reading.kind)

    def _read(self, talk: Transcript) -> MessageAnalysis:
        return analyse_message(
            talk.text, subject=talk.subject, earlier=talk.customer, company=self._company, asked_back=talk.asked_back
        )

    async def _look_up(self, context: TurnContext, reading: MessageAnalysis, talk: Transcript) -> None:
        """Answers from what is known, or hands over: one search a question."""
        if reading.earlier_tickets:
            await context.past_tickets()
        if known := _said_of_tickets(context.facts, talk.text):
            sure = KNOWN_TICKET if len(reading.questions) == 1 else PARTLY_KNOWN
            context.reply = ProposedReply(known, sure, TurnAction.REPLY)
            return
        searched = reading.questions[:MOST_SEARCHES]
        before = await self._before(context, talk)
        hits: list[list[Passage]] = []
        for question in searched:
            said = Conversation.of((), hits[-1]) if hits and not talk.told else before
            hits.append(await _search(context, question, said))
        seen = [passage for found in hits for passage in found]
        findings = []
        for question, passages in zip(searched, hits, strict=True):
            topics = untold(topics_of(passages, seen), before)
            scored = await score_topics(question, topics, self._embedder)
            findings.append(Finding(question, scored, match(question, passages, scored, before)))
        findings += [Finding(question, ()) for question in reading.questions[MOST_SEARCHES:]]
        findings = beside_each_other(findings)
        draft = compose(findings, context.turn.channel)
        if not draft.text:
            context.escalation = EndReason(EndCode.NOT_DOCUMENTED, "not in the knowledge base")
        elif len(findings) == 1 and findings[0].is_open:
            near = findings[0].topics[0].topic.heading
            context.reply = ProposedReply("", DOUBTFUL, TurnAction.REPLY, notice=admission(near))
        else:
            context.reply = _proposed(draft, findings, context.turn)

    async def _before(self, context: TurnContext, talk: Transcript) -> Conversation:
        """What we talked about last."""
        last = " ".join([*talk.customer[-1:], *talk.told[-1:]])
        hits = await context.search(last[:QUERY_CHARACTERS]) if talk.told else []
        return Conversation.of(talk.told, hits)


def _answered_abroad(verdict: Verdict) -> str:
    """The language of a message that articles in it may answer; empty where none may."""
    return verdict.language if verdict.action is ScreenAction.ANSWER and verdict.language in LANGUAGES else ""


def _proposed(draft: Draft, findings: Sequence[Finding], turn: Turn) -> ProposedReply:
    questions = [finding.question for finding in findings]
    each_known = len({finding.known_question for finding in findings}) == len(findings)
    alone = not draft.passed_on and each_known and all(finding.surely_known for finding in findings)
    return ProposedReply(
        draft.text,
        round(draft.confidence, 3),
        TurnAction.REPLY,
        draft.known_questions,
        passed_on=tuple(questions[at].asked for at in draft.passed_on),
        notice=passing_on(draft.passed_on) if draft.passed_on else "",
        surely_known=alone and asks_only(turn, questions),
    )


async def _search(context: TurnContext, question: Question, before: Conversation) -> list[Passage]:
    """By the question itself, and by what it goes on from."""
    found = await context.search(question.query)
    if not question.behind:
        return found
    if question.goes_on:
        return new_in(found, before)
    return joined(found, new_in(await context.search(question.behind), before))


def _said_of_tickets(facts: list[str], text: str) -> str:
    """Sentences about the tickets that the message names, or about the newest one where it names none."""
    asked = set(_TICKET_NUMBER.findall(text.upper()))
    return "\n".join(fact for fact in facts if fact.split()[0] in asked) if asked else "".join(facts[:1])
