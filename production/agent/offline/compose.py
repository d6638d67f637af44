"""Writes the reply out of what was picked, in the length and manner of the channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.offline.finding import Finding
from production.agent.offline.known import SURE
from production.agent.offline.selection import render
from production.agent.offline.topics import Unit
from production.channels.registry import channels
from production.schemas.ids import Channel

WORTH_SHOWING = 0.60
PARTLY_KNOWN = 0.80
"""Most confidence in what is known of a ticket when something else is asked as well: always a draft."""

_ADMITTED = "I could not find an answer to this in our documentation."
_PASSED_ON = "I could not find a reliable answer to your"
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the built-in agent would send; `text` is empty when nothing worth showing was found."""

    text: str
    confidence: float
    """Of what is answered; what is left to a colleague is said to be."""
    known_questions: tuple[str, ...] = ()
    """Whose answers it quotes."""
    passed_on: tuple[int, ...] = ()
    """Places of the questions that it leaves to a colleague."""


def compose(findings: Sequence[Finding], channel: Channel, *, worth_showing: float = WORTH_SHOWING) -> Draft:
    """Answers what is documented; what is not is left open."""
    confidences = _confidences(findings)
    answered = [at for at, sure in enumerate(confidences) if sure >= worth_showing]
    if len(findings) > 1:  # beside an answer, what nobody asked so far or what lacks something is worse than nothing
        answered = [at for at in answered if not findings[at].unmet and not findings[at].is_guess]
        heard = [at for at in answered if not findings[at].is_unheard]
        answered = heard if any(confidences[at] >= SURE for at in heard) else answered
    chosen = [findings[at] for at in answered]
    parts = _parts(chosen, channels()[channel].style.budget)
    if not parts:
        return Draft("", max(confidences, default=0.0))
    known = dict.fromkeys(filter(None, (finding.known_question for finding in chosen)))
    passed_on = tuple(at for at in range(len(findings)) if at not in answered)
    return Draft("\n\n".join(parts), min(confidences[at] for at in answered), tuple(known), passed_on)


def passing_on(places: Sequence[int]) -> str:
    """Tells the customer which of the questions, counted from 0, a colleague will answer."""
    which = [_ORDINALS[at] if at < len(_ORDINALS) else "other" for at in places]
    named = " and ".join(filter(None, [", ".join(which[:-1]), which[-1]]))
    questions, them = ("question", "it") if len(places) == 1 else ("questions", "them")
    return (
        f"{_PASSED_ON} {named} {questions} in our documentation, so I have passed {them} on to a colleague, "
        "who will reply to you here."
    )


def admission(near: str) -> str:
    """Tells the customer that nothing answers, and which topic is `near`."""
    return (
        f'{_ADMITTED} The nearest topic that it covers is "{near}". A colleague will look into your question and reply '
        "to you here."
    )


def is_admission(reply: str) -> bool:
    """Whether a reply is what `admission` says."""
    return reply.startswith(_ADMITTED)


def is_passing_on(paragraph: str) -> bool:
    """Whether a paragraph of a reply is what `passing_on` says."""
    return paragraph.startswith(_PASSED_ON)


def _confidences(findings: Sequence[Finding]) -> list[float]:
    """A second question that found the known one of an earlier, which hardly has its words, has found that one only."""
    taken: set[str] = set()
    confidences = []
    for finding in findings:
        known = finding.known
        borrowed = known is not None and known.text in taken and not known.covers(finding.question)
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
