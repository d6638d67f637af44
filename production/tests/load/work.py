"""What people did at work on the day, and whether anything of it was lost or done twice. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

_MARK = re.compile(r"\bwork-[0-9a-f]{12}\b")


def new_mark() -> str:
    """Tells words of people from all others, wherever they turn up."""
    return f"work-{uuid4().hex[:12]}"


def marks_in(text: str) -> list[str]:
    return _MARK.findall(text)


@dataclass(frozen=True, slots=True)
class Answer:
    """One attempt of an agent to answer a ticket."""

    ticket: str
    seen: str | None
    """The last message that the agent had read."""
    mark: str
    accepted: bool
    """Else somebody had answered, or the customer had written, meanwhile."""


@dataclass(slots=True)
class Work:
    """Grows during the day."""

    answers: list[Answer] = field(default_factory=list)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Mark of what somebody, by their role, was writing last on a ticket and has not sent."""
    imported: dict[str, int] = field(default_factory=dict)
    """Rows in each file that was taken, by its mark."""
    campaign: str = ""
    """Mark of the words of the one campaign."""
    agreed: int = 0
    """Its recipients, who have all agreed to be written to."""
    server_errors: int = 0
    """Requests that were answered with 5xx, and asked again."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is there at the end of the day."""

    received: Counter[str]
    """How many times customers have each mark."""
    unsent: frozenset[str]
    """Marks of answers that went back to their author, or of which an agent was told that they failed."""
    drafts: Mapping[tuple[str, str], str]
    """Words that wait for their author, by role and ticket."""
    rows: Counter[str]
    """Contacts of each import's mark."""
    campaign: Counter[str]
    """Mails of the campaign, by recipient."""


def account(work: Work, found: Found) -> dict[str, int]:
    """Figures; those that end in `lost` or `twice` are to be 0."""
    taken = [answer for answer in work.answers if answer.accepted and answer.mark not in found.unsent]
    refused = [answer for answer in work.answers if not answer.accepted]
    same = Counter((answer.ticket, answer.seen) for answer in taken)
    twice = {answer.mark for answer in taken if same[answer.ticket, answer.seen] > 1 or found.received[answer.mark] > 1}
    twice |= {answer.mark for answer in refused if found.received[answer.mark]}
    waiting = {key: marks_in(text) for key, text in found.drafts.items()}
    return {
        "answers": len(taken),
        "answers_refused": len(refused),
        "answers_lost": sum(not found.received[answer.mark] for answer in taken),
        "answers_twice": len(twice),
        "drafts": len(work.drafts),
        "drafts_lost": sum(mark not in waiting.get(key, ()) for key, mark in work.drafts.items()),
        "rows": sum(work.imported.values()),
        "rows_lost": sum(max(0, rows - found.rows[mark]) for mark, rows in work.imported.items()),
        "rows_twice": sum(max(0, found.rows[mark] - rows) for mark, rows in work.imported.items()),
        "campaign": work.agreed,
        "campaign_lost": max(0, work.agreed - len(found.campaign)),
        "campaign_twice": sum(count > 1 for count in found.campaign.values()),
        "server_errors": work.server_errors,
    }
