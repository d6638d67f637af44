"""Answers in other languages, out of articles that are written in them: only what is clearly a known question.

The built-in embedder finds what is near in these languages, and cannot tell which of it is the same; words decide. What
is not clear goes to a person: a wrong answer in the customer's own language is no better than one in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.context import ProposedReply
from production.agent.offline.conversation import Conversation
from production.agent.offline.selection import STEPS_BUDGET, render, size
from production.agent.offline.topics import Form, Topic, Unit, places_of, topics_of
from production.agent.offline.words_abroad import Tongue, tongue
from production.crm.knowledge.model import NearQuestion, Passage
from production.schemas.turns import TurnAction
from production.text.sentences.edited import sentences

SURE = 0.92
"""Confidence in a known question that is clear."""
CLEAR, LEAD = 0.65, 0.05
"""Score of the nearest known question, and its lead over the nearest with another answer, from which it is clear."""
FEWEST_ROOTS = 2
"""A question of fewer leans on what stands before it."""
_ASKING = re.compile(r"\?+")


@dataclass(frozen=True, slots=True)
class _Near:
    """A known question with its place, and how near it is."""

    known: NearQuestion
    passage: Passage
    score: float

    @property
    def answer(self) -> tuple[str, str]:
        return self.passage.title, self.known.answer or ""


def answer_abroad(
    message: str, language: str, passages: Sequence[Passage], told: Sequence[str]
) -> ProposedReply | None:
    """The line that answers the one question of a message, with its steps; None where none is clear.

    `passages` are written in `language`, one of `crm.knowledge.languages.LANGUAGES`. After what we have `told`, only a
    question that says all by itself is answered, and not by the same line.
    """
    known = tongue(language)
    asked, beside = _question(known, message)
    if told and (known.points(message) or len(known.roots(asked)) < FEWEST_ROOTS):
        return None
    near = sorted(_candidates(known, asked, beside, passages), key=lambda one: -one.score)
    best = near[0] if near else None
    if best is None or best.score < CLEAR or not best.known.answer:
        return None
    if Conversation.of(told, ()).has_told(best.known.answer):
        return None
    rival = next((one.score for one in near if one.answer != best.answer), 0.0)
    if best.score - rival < LEAD:
        return None
    place = best.passage.document, best.passage.title
    [topic] = topics_of([one for one in passages if (one.document, one.title) == place], ())
    text = render(_told(topic, best.known.answer, way=not any(known.kinds_of(asked))))
    return ProposedReply(text, SURE, TurnAction.REPLY, known_questions=(best.known.text,))


def _question(known: Tongue, message: str) -> tuple[str, str]:
    """What is asked, and what is said beside it; nothing where there are several questions."""
    if len(_ASKING.findall(message)) > 1:
        return "", ""
    parts = sentences(message)
    asked = next((one for one in parts if one.endswith("?")), "")
    if len(known.roots(asked)) < FEWEST_ROOTS:
        return message, ""
    return asked, "\n".join(one for one in parts if one is not asked)


def _candidates(known: Tongue, asked: str, beside: str, passages: Sequence[Passage]) -> list[_Near]:
    """Known questions that ask the same: most of what is asked is in them, all of it in their lines.

    What is said beside the question has to be in them as well: a wish or a fault there is for people.
    """
    wanted, extra = known.roots(asked), known.roots(beside) - known.courtesies
    found = []
    for passage in passages:
        for each in passage.asked:
            said = known.roots(each.text)
            lines = known.roots(f"{each.text} {each.answer or ''} {passage.title}")
            covered = extra <= said and wanted <= lines and 2 * len(wanted & said) > len(wanted)
            if covered and not _differs(known, asked, beside, each):
                found.append(_Near(each, passage, _score(wanted, said, each.similarity)))
    return found


def _differs(known: Tongue, asked: str, beside: str, other: NearQuestion) -> bool:
    """Whether it is of another direction or kind than the other, or says not, without or why where that does not."""
    made = known.distinctions_of(other.text)
    return (
        known.opposes(asked, f"{other.text} {other.answer or ''}")
        or known.opposes(other.text, asked)
        or known.kinds_of(asked) != known.kinds_of(other.text)
        or known.distinctions_of(f"{beside}\n{asked}") != made
        or (any(made) and known.roots(asked) != known.roots(other.text))  # nobody tells which word is denied
    )


def _score(wanted: frozenset[str], said: frozenset[str], similarity: float) -> float:
    """0..1: words in common count more than what the embedder makes of them."""
    return 0.3 + 0.4 * 2 * len(wanted & said) / (len(wanted) + len(said)) + 0.3 * similarity


def _told(topic: Topic, answer: str, *, way: bool) -> list[Unit]:
    places = places_of(answer, topic.units)
    steps = [at for at, unit in enumerate(topic.units) if unit.form is Form.STEP]
    if way and places[:1] == [0] and steps and size(steps, topic.units) <= STEPS_BUDGET:
        return [topic.units[at] for at in [*places, *steps]]
    return [topic.units[at].alone for at in places]
