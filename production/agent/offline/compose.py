"""Writes the reply out of what was picked, in the length and manner of the channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.offline.confidence import confidence
from production.agent.offline.questions import Question
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.selection import render, select_sentences, summary
from production.agent.offline.topics import Topic
from production.channels.registry import channels
from production.schemas.ids import Channel

WORTH_SHOWING = 0.60
PARTLY_ANSWERED = 0.80
"""Most confidence when one question of several stays open: always a draft."""
RIVAL = 0.05
"""A second topic this close in score may be the one that was meant."""

SORRY = "I am sorry about the trouble."
MEANT_ELSE = "In case you meant something else:"
PART_MISSING = "I did not find the other part of your message in our documentation, so a colleague will look at it."

_TROUBLE = re.compile(
    r"\b(?:errors?|fail\w*|broken|stuck|lost|gone|stopped|stolen|missing|disappeared|wrong|E-\d{4}|cannot|cant|never"
    r"|nothing happens|no longer|slow|\w+n't work\w*|not work\w*|won't|can't)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with the topics found for it, best first."""

    question: Question
    topics: Sequence[ScoredTopic]

    @property
    def confidence(self) -> float:
        return confidence(self.topics)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the offline model would send; `text` is empty when nothing worth showing was found."""

    text: str
    confidence: float


def compose(findings: Sequence[Finding], channel: Channel) -> Draft:
    """Answers what is documented and says openly what is not."""
    answered = [finding for finding in findings if finding.confidence >= WORTH_SHOWING]
    shown = channels()[channel]
    parts = _parts(answered, shown.style.budget)
    if not shown.chat:
        parts += _rivals(answered, parts)
    if not parts:
        return Draft("", max((finding.confidence for finding in findings), default=0.0))
    sure = min(finding.confidence for finding in answered)
    if len(answered) < len(findings):
        parts.append(PART_MISSING)
        sure = min(sure, PARTLY_ANSWERED)
    if not shown.chat and any(_TROUBLE.search(finding.question.asked) for finding in findings):
        parts[0] = f"{SORRY} {parts[0]}"
    return Draft("\n\n".join(parts), sure)


def _parts(answered: Sequence[Finding], budget: int) -> list[str]:
    """One part a topic, in the order asked; questions about the same topic share theirs."""
    topics: dict[tuple[str, str], Topic] = {}
    places: dict[tuple[str, str], set[int]] = {}
    for finding in answered:
        best = finding.topics[0]
        topics[best.topic.key] = best.topic
        chosen = select_sentences(finding.question.asked, best, budget // len(answered))
        places.setdefault(best.topic.key, set()).update(chosen)
    return [render([topics[key].units[at] for at in sorted(chosen)]) for key, chosen in places.items() if chosen]


def _rivals(answered: Sequence[Finding], parts: Sequence[str]) -> list[str]:
    """The gist of second topics that may be what was meant, as far as it is not said already."""
    said = "\n".join(parts)
    close = [
        second
        for best, second in (finding.topics[:2] for finding in answered if len(finding.topics) > 1)
        if second.score >= best.score - RIVAL
    ]
    gists = [summary(topic) for topic in close]
    return [f"{MEANT_ELSE}\n{text}" for text in dict.fromkeys(gists) if text and text.split(". ")[0] not in said]
