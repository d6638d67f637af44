"""Writes the reply out of what was picked, in the length and manner of the channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.answerability.gate import unmet
from production.agent.offline.confidence import confidence
from production.agent.offline.questions import Question
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.selection import render, select_units
from production.agent.offline.topics import Unit
from production.channels.registry import channels
from production.schemas.ids import Channel

WORTH_SHOWING = 0.60
PARTLY_ANSWERED = 0.80
"""Most confidence when one question of several stays open: always a draft."""
DOUBTFUL = 0.80
"""Most confidence when something that was asked for is not in the evidence."""

QUOTED = 600
"""Characters of what is quoted that are compared with the question."""

PART_MISSING = "I did not find the other part of your message in our documentation, so a colleague will look at it."


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with the topics found for it, best first."""

    question: Question
    topics: Sequence[ScoredTopic]

    def units(self, budget: int) -> list[Unit]:
        """What is quoted of the best topic, in order."""
        if not self.topics:
            return []
        best = self.topics[0]
        return [best.topic.units[at] for at in select_units(self.question, best, budget)]

    @property
    def confidence(self) -> float:
        """What the signs say, as long as what is asked for is there."""
        sure = confidence(self.topics)
        return min(sure, DOUBTFUL) if self.topics and self.unmet else sure

    @property
    def unmet(self) -> str:
        best = self.topics[0].topic
        quoted = " ".join(unit.text for unit in self.units(QUOTED))
        evidence = f"{best.heading}: {quoted}"
        return unmet(self.question.asked, evidence, known=best.text, message=self.question.message)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the built-in agent would send; `text` is empty when nothing worth showing was found."""

    text: str
    confidence: float


def compose(findings: Sequence[Finding], channel: Channel, *, worth_showing: float = WORTH_SHOWING) -> Draft:
    """Answers what is documented and says openly what is not."""
    confidences = [finding.confidence for finding in findings]
    answered = [found for found, sure in zip(findings, confidences, strict=True) if sure >= worth_showing]
    parts = _parts(answered, channels()[channel].style.budget)
    if not parts:
        return Draft("", max(confidences, default=0.0))
    sure = min(sure for sure in confidences if sure >= worth_showing)
    if len(answered) < len(findings):
        parts.append(PART_MISSING)
        sure = min(sure, PARTLY_ANSWERED)
    return Draft("\n\n".join(parts), sure)


def _parts(answered: Sequence[Finding], budget: int) -> list[str]:
    """One part a question, in the order asked; what an earlier part says is not said again."""
    parts: list[str] = []
    said: set[Unit] = set()
    for finding in answered:
        units = [unit for unit in finding.units(budget // len(answered)) if unit not in said]
        said.update(units)
        if units:
            parts.append(render(units))
    return parts
