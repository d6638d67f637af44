"""Writes the reply out of what was picked, in the length and manner of the channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.offline.finding import Finding
from production.agent.offline.selection import render
from production.agent.offline.topics import Unit
from production.channels.registry import channels
from production.schemas.ids import Channel

WORTH_SHOWING = 0.60
PARTLY_ANSWERED = 0.80
"""Most confidence when one question of several stays open: always a draft."""

PART_MISSING = "I did not find the other part of your message in our documentation, so a colleague will look at it."


@dataclass(frozen=True, slots=True)
class Draft:
    """What the built-in agent would send; `text` is empty when nothing worth showing was found."""

    text: str
    confidence: float
    known_questions: tuple[str, ...] = ()
    """Whose answers it quotes."""


def compose(findings: Sequence[Finding], channel: Channel, *, worth_showing: float = WORTH_SHOWING) -> Draft:
    """Answers what is documented and says openly what is not."""
    confidences = _confidences(findings)
    answered = [found for found, sure in zip(findings, confidences, strict=True) if sure >= worth_showing]
    parts = _parts(answered, channels()[channel].style.budget)
    if not parts:
        return Draft("", max(confidences, default=0.0))
    sure = min(sure for sure in confidences if sure >= worth_showing)
    if len(answered) < len(findings):
        parts.append(PART_MISSING)
        sure = min(sure, PARTLY_ANSWERED)
    known = dict.fromkeys(filter(None, (finding.known_question for finding in answered)))
    return Draft("\n\n".join(parts), sure, tuple(known))


def _confidences(findings: Sequence[Finding]) -> list[float]:
    """A second question that found the known one of an earlier, and shares no word with it, has found that one only."""
    taken: set[str] = set()
    confidences = []
    for finding in findings:
        known = finding.known
        borrowed = known is not None and known.text in taken and not known.shares_words(finding.question)
        confidences.append(0.0 if borrowed else finding.confidence)
        taken |= {known.text} if known and known.text else set()
    return confidences


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
