"""A question with its two answers as people may see it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.knowledge.anonymise import anonymise
from production.schemas.outcomes import EndCode
from production.shadow.agreement import Agreement, Conflict
from production.shadow.answering import Shadowed


@dataclass(frozen=True, slots=True)
class Shown:
    """Satisfies `shadow.figures.Judged`."""

    id: str
    channel: str
    category: str
    asked_at: datetime
    customer_id: UUID
    subject: str
    question: str
    answer: str
    """What the person said."""
    reply: str
    """What the AI would have said; empty where it would have left it to a person."""
    agreement: Agreement
    conflicts: tuple[tuple[Conflict, str, str], ...]
    """In what, the person's words, and the nearest ones of the reply."""
    more: tuple[str, ...]
    """Statements of the person that the reply has not."""
    confidence: float | None
    may_leave: bool
    reason: EndCode
    detail: str
    sources: tuple[str, ...]
    answer_sources: tuple[str, ...]
    lacks_article: bool

    def is_sent_at(self, threshold: float) -> bool:
        return self.may_leave and (self.confidence is None or self.confidence >= threshold)

    def as_line(self) -> dict[str, Any]:
        """For programs."""
        return {
            "id": self.id,
            "channel": self.channel,
            "category": self.category,
            "asked_at": self.asked_at.isoformat(),
            "subject": self.subject,
            "question": self.question,
            "person": self.answer,
            "ai": self.reply,
            "confidence": None if self.confidence is None else round(self.confidence, 4),
            "may_leave": self.may_leave,
            "agreement": self.agreement,
            "conflicts": [{"kind": kind, "person": mine, "ai": theirs} for kind, mine, theirs in self.conflicts],
            "person_said_more": self.more,
            "sources": self.sources,
            "person_sources": self.answer_sources,
            "lacks_article": self.lacks_article,
            "reason": f"{self.reason}: {self.detail}" if self.detail else self.reason,
        }


def show(one: Shadowed, *, with_names: bool) -> Shown:
    """Without anything that tells who is meant, unless `with_names`."""
    asked, findings = one.asked, one.comparison.findings

    def words(text: str) -> str:
        return text if with_names else anonymise(text, asked.known)

    return Shown(
        id=asked.id,
        channel=asked.claim.channel,
        category=one.category or "none",
        asked_at=asked.exchange.asked_at,
        customer_id=asked.claim.customer_id,
        subject=words(asked.exchange.messages[-1].subject or ""),
        question=words(asked.exchange.question),
        answer=words(asked.exchange.answer),
        reply=words(one.reply),
        agreement=one.agreement,
        conflicts=tuple(
            (each.conflict, words(each.statement), words(each.nearest)) for each in findings if each.conflict
        ),
        more=tuple(words(each.statement) for each in findings if not each.said and not each.conflict),
        confidence=one.confidence,
        may_leave=one.may_leave,
        reason=one.reason.code,
        detail=words(one.reason.detail),
        sources=one.sources,
        answer_sources=one.answer_sources,
        lacks_article=one.lacks_article,
    )
