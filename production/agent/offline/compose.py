"""Writes the reply out of what was picked, in the length and manner of the channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.offline.confidence import confidence
from production.agent.offline.pick import opening, pick, render
from production.agent.offline.questions import Question
from production.agent.offline.weigh import Weighed
from production.schemas.ids import Channel

BUDGETS = {Channel.EMAIL: 1400, Channel.WEB_FORM: 1000, Channel.WHATSAPP: 420}
"""Characters of a whole reply, shared by its questions."""
SEND = 0.90
DRAFT = 0.60
RIVAL = 0.10
"""A second topic this close in score may be the one that was meant."""

_TROUBLE = re.compile(
    r"\b(?:error|fail\w*|broken|stuck|lost|gone|stopped|stolen|missing|disappeared|nothing happens|wrong|E-\d{4}"
    r"|(?:does|do|is|are|did|was|can|could|wo|wi)(?:n't| not)|cannot|cant|never|no longer|slow)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the offline model would send; `text` is empty when it found nothing."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with the topics found for it, best first."""

    question: Question
    topics: Sequence[Weighed]

    @property
    def confidence(self) -> float:
        return confidence(self.topics[0]) if self.topics else 0.0


def compose(findings: Sequence[Finding], channel: Channel) -> Draft:
    """Answers what is documented and says openly what is not; confidence is the share of both."""
    answered = [finding for finding in findings if finding.confidence >= DRAFT]
    if not answered:
        return Draft("", max((finding.confidence for finding in findings), default=0.0))
    budget = BUDGETS[channel] // len(answered)
    parts = [_part(finding, budget, channel) for finding in answered]
    lead = _lead(findings) if channel is not Channel.WHATSAPP else ""
    missing = [finding for finding in findings if finding.confidence < DRAFT]
    text = "\n\n".join(dict.fromkeys([lead, *parts, _not_found(missing)] if lead else [*parts, _not_found(missing)]))
    lowest = min(finding.confidence for finding in answered)
    return Draft(text.strip(), min(lowest, SEND - 0.1) if missing else lowest)
