"""Answers in other languages, out of articles that are written in them: only what is clearly a known question.

The built-in embedder finds what is near in these languages, and cannot tell which of it is the same; words decide. What
is not clear goes to a person: a wrong answer in the customer's own language is no better than one in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.context import ProposedReply
from production.agent.offline.selection import STEPS_BUDGET, render, size
from production.agent.offline.topics import Form, Topic, Unit, places_of, topics_of
from production.agent.offline.words_abroad import Tongue, tongue
from production.agent.sentences import sentences
from production.crm.knowledge.model import NearQuestion, Passage
from production.schemas.turns import TurnAction

SURE = 0.92
"""Confidence in a known question that is clear."""
CLEAR, LEAD = 0.65, 0.05
"""Score of the nearest known question, and its lead over the nearest with another answer, from which it is clear."""
FEWEST_ROOTS = 2
"""A question of fewer leans on what stands before it."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A known question with its place, and how near it is."""

    known: NearQuestion
    passage: Passage
    score: float

    @property
    def answer(self) -> tuple[str, str]:
        return self.passage.title, self.known.answer or ""


def answer_abroad(message: str, language: str, passages: Sequence[Passage]) -> ProposedReply | None:
    """The line that answers the one question of a message, with its steps; None where none is clear.

    `passages` are written in `language`, one of `words_abroad.LANGUAGES`.
    """
    known = tongue(language)
    asked = _question(known, message)
    near = sorted(_candidates(known, asked, passages), key=lambda one: -one.score)
    best = near[0] if near else None
    if best is None or best.score < CLEAR or not best.known.answer:
        return None
    rival = next((one.score for one in near if one.answer != best.answer), 0.0)
    if best.score - rival < LEAD:
        return None
    topic = next(one for one in topics_of(passages, ()) if one.key == (best.passage.document, best.passage.title))
    text = render(_told(topic, best.known.answer, way=not any(known.kinds_of(asked))))
    return ProposedReply(text, SURE, TurnAction.REPLY, known_questions=(best.known.text,))


def _question(known: Tongue, message: str) -> str:
    """What is asked; nothing where there are several questions."""
    asking = [one for one in sentences(message) if one.rstrip().endswith("?")]
    if len(asking) > 1:
        return ""
    return asking[0] if asking and len(known.roots(asking[0])) >= FEWEST_ROOTS else message


def _candidates(known: Tongue, asked: str, passages: Sequence[Passage]) -> list[_Near]:
    """Known questions of the same direction and kind: most of what is asked is in them, all of it in their lines."""
    wanted = known.roots(asked)
    found = []
    for passage in passages:
        for each in passage.asked:
            said, evidence = known.roots(each.text), f"{each.text} {each.answer or ''}"
            differs = known.opposes(asked, evidence) or known.opposes(each.text, asked)
            covered = wanted <= known.roots(f"{evidence} {passage.title}") and 2 * len(wanted & said) > len(wanted)
            if covered and not differs and known.kinds_of(asked) == known.kinds_of(each.text):
                found.append(_Near(each, passage, _score(wanted, said, each.similarity)))
    return found


def _score(wanted: frozenset[str], said: frozenset[str], similarity: float) -> float:
    """0..1: words in common count more than what the embedder makes of them."""
    return 0.3 + 0.4 * 2 * len(wanted & said) / (len(wanted) + len(said)) + 0.3 * similarity


def _told(topic: Topic, answer: str, *, way: bool) -> list[Unit]:
    places = places_of(answer, topic.units)
    steps = [at for at, unit in enumerate(topic.units) if unit.form is Form.STEP]
    if way and places[:1] == [0] and steps and size(steps, topic.units) <= STEPS_BUDGET:
        return [topic.units[at] for at in [*places, *steps]]
    return [topic.units[at].alone for at in places]
