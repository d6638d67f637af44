"""Passages as the model thinks of them: topics made of sentences, steps and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from production.agent.offline.conversation import Conversation
from production.crm.knowledge.markdown import Kind, Piece, read
from production.crm.knowledge.model import Passage
from production.text.sentences.edited import sentences

_STEP = re.compile(r"^\d{1,3}[.)]\s+")
_BULLET = re.compile(r"^[-*+]\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
_MARKUP = re.compile(r"\*\*|__|`")
_TABLE_RULE = re.compile(r"^[|\s:-]+$")


class Form(Enum):
    """How a unit stands in the text."""

    SENTENCE = "sentence"
    STEP = "step"
    """Part of a numbered list: worth nothing without the others."""
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest quotable part of a topic."""

    form: Form
    text: str
    """Plain text; steps keep their number."""

    @property
    def alone(self) -> Unit:
        """As it is told by itself: a step becomes a sentence."""
        return Unit(Form.SENTENCE, _STEP.sub("", self.text)) if self.form is Form.STEP else self


@dataclass(frozen=True, slots=True)
class Topic:
    """All retrieved passages below one heading."""

    document: str
    title: str
    similarity: float
    """Of the passage that is closest to the question."""
    units: tuple[Unit, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.document, self.title

    @property
    def heading(self) -> str:
        return self.title.rpartition(" > ")[2]

    @property
    def text(self) -> str:
        return "\n".join([self.title, *(unit.text for unit in self.units)])


def topics_of(hits: Iterable[Passage], seen: Iterable[Passage]) -> list[Topic]:
    """Topics of one search's hits, in its order, with all of their passages that any search has seen."""
    grouped: dict[tuple[str, str], list[Passage]] = {}
    for hit in hits:
        grouped.setdefault((hit.document, hit.title), []).append(hit)
    for passage in seen:
        known = grouped.get((passage.document, passage.title), [passage])
        if all(passage.chunk != other.chunk for other in known):
            known.append(passage)
    return [_topic(document, title, found) for (document, title), found in grouped.items()]


def places_of(line: str, units: Sequence[Unit]) -> list[int]:
    """Where a line of the text stands among its units: several places if it holds several sentences."""
    return [units.index(unit) for unit in _units_of(line) if unit in units]


def untold(topics: Iterable[Topic], before: Conversation) -> list[Topic]:
    """The topics without what we have told already: nobody wants to read the same answer twice."""
    left = (
        replace(topic, units=tuple(unit for unit in topic.units if not before.has_told(unit.text))) for topic in topics
    )
    return [topic for topic in left if topic.units]


def _topic(document: str, title: str, passages: list[Passage]) -> Topic:
    ordered = sorted(passages, key=lambda passage: passage.chunk)
    units = tuple(unit for passage in ordered for unit in _units_of(passage.content))
    return Topic(document, title, max(passage.similarity for passage in passages), units)


@lru_cache(maxsize=1024)  # the same articles come up for one question after the other
def _units_of(content: str) -> tuple[Unit, ...]:
    return tuple(unit for section in read(content) for piece in section.pieces for unit in _units(piece))


def _units(piece: Piece) -> list[Unit]:
    if piece.kind is Kind.CODE:
        return []
    flat = _MARKUP.sub("", _LINK.sub(r"\1 (\2)", " ".join(piece.text.split())))
    if piece.kind is Kind.ROW:
        cells = [cell.strip() for cell in flat.strip("|").split("|") if cell.strip()]
        return [] if _TABLE_RULE.match(flat) else [Unit(Form.BULLET, ", ".join(cells))]
    if piece.kind is Kind.PARAGRAPH:
        return [Unit(Form.SENTENCE, sentence) for sentence in sentences(flat)]
    if _STEP.match(flat):
        return [Unit(Form.STEP, flat)]
    return [Unit(Form.BULLET, _BULLET.sub("", flat))]
