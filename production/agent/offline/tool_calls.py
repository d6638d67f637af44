"""What the offline model does next: which tools it calls, in two steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from production.agent.offline.compose import Finding, compose
from production.agent.offline.message_analysis import MessageAnalysis, MessageKind, analyse_message
from production.agent.offline.scoring import score_topics
from production.agent.offline.topics import topics_of, untold
from production.agent.offline.transcript import Transcript
from production.agent.prompt_header import PromptHeader
from production.agent.tools.escalate_to_human import Cause
from production.agent.tools.search_knowledge_base import passages_from
from production.channels.registry import channels
from production.crm.knowledge.ports import Embedder

SUMMARY_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call."""

    tool: str
    arguments: Mapping[str, Any]


def first_step(transcript: Transcript, header: PromptHeader) -> list[Call]:
    """Settles at once what needs no knowledge, else asks for it: one search a question."""
    reading = _read(transcript, header.company)
    match reading.kind:
        case MessageKind.THANKS:
            return _reply(channels()[header.channel].style.closing, 0.95, "closing", transcript, header)
        case MessageKind.FOREIGN:
            return _handover("the message is not in English", "needs_person", transcript, header)
        case MessageKind.VAGUE if transcript.asked_back:
            unclear = "the customer's wish is still unclear after asking back"
            return _handover(unclear, "needs_person", transcript, header)
        case MessageKind.VAGUE:
            return _reply(channels()[header.channel].style.clarify, 0.95, "question", transcript, header)
        case MessageKind.REQUEST:
            searches = [Call("search_knowledge_base", {"query": question.query}) for question in reading.questions]
            return [*searches, Call("get_customer_history", {})] if reading.earlier_tickets else searches


async def second_step(transcript: Transcript, header: PromptHeader, embedder: Embedder) -> list[Call]:
    """Answers from what the tools returned, or hands over."""
    reading = _read(transcript, header.company)
    known = _known_tickets(transcript)
    if reading.earlier_tickets and known:
        return _reply(known, 0.92, "answer", transcript, header)
    found = [output.text for output in transcript.outputs if output.tool == "search_knowledge_base"]
    hits = [passages_from(output) for output in found]
    seen = [passage for passages in hits for passage in passages]
    findings = [
        Finding(question, await score_topics(question, untold(topics_of(passages, seen), transcript.told), embedder))
        for question, passages in zip(reading.questions, hits, strict=False)
    ]
    draft = compose(findings, header.channel)
    if draft.text:
        return _reply(draft.text, round(draft.confidence, 3), "answer", transcript, header)
    return _handover("not in the knowledge base", "not_documented", transcript, header)


def _read(transcript: Transcript, company: str) -> MessageAnalysis:
    return analyse_message(
        transcript.text,
        subject=transcript.subject,
        earlier=transcript.customer,
        company=company,
        asked_back=transcript.asked_back,
    )


def _known_tickets(transcript: Transcript) -> str:
    """Sentences about the tickets that the message names, or about the newest one."""
    output = next((output.text for output in transcript.outputs if output.tool == "get_customer_history"), "")
    try:
        facts = json.loads(output)["tickets"]
    except ValueError:
        return ""
    named = [fact for fact in facts if any(word in transcript.text.upper() for word in fact.split()[:1])]
    return "\n".join(named or facts[:1])


def _reply(text: str, confidence: float, kind: str, transcript: Transcript, header: PromptHeader) -> list[Call]:
    arguments = {"reply": text, "confidence": confidence, "kind": kind}
    return [_ticket(transcript, header), Call("send_response", arguments)]


def _handover(reason: str, cause: Cause, transcript: Transcript, header: PromptHeader) -> list[Call]:
    return [_ticket(transcript, header), Call("escalate_to_human", {"reason": reason, "cause": cause})]


def _ticket(transcript: Transcript, header: PromptHeader) -> Call:
    summary = " ".join((transcript.subject or transcript.text).split())[:SUMMARY_CHARACTERS] or "(no text)"
    return Call("create_ticket", {"category": header.category, "priority": header.priority, "summary": summary})
