"""Questions that were answered twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.schemas.outcomes import EndCode
from production.shadow.agreement import Agreement
from production.shadow.shown import Shown
from production.shadow.summary import Summary

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SHOWN = Shown(
    id="mail-1.1",
    channel="email",
    category="how_to",
    asked_at=AT,
    customer_id=UUID(int=1),
    subject="Export",
    question="How do I export a board?",
    answer="Choose Export.",
    reply="Open the board and choose Export.",
    agreement=Agreement.AGREES,
    conflicts=(),
    more=(),
    confidence=0.95,
    may_leave=True,
    reason=EndCode.ANSWERED,
    detail="",
    sources=("export.md",),
    answer_sources=("export.md",),
    lacks_article=False,
)


def shown(**changes: Any) -> Shown:
    return replace(SHOWN, **changes)


def summary(*questions: Shown, **changes: Any) -> Summary:
    fields: dict[str, Any] = {
        "company": "TechCorp",
        "model": "the built-in agent",
        "origin": "a mailbox export of 2 mails",
        "made_at": AT,
        "shown": questions,
        "missing": (),
        "skipped": {},
        "interrupted": False,
    }
    return Summary(**fields | changes)
