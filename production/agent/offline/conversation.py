"""What was talked about before: a question that goes on mostly means the section that was quoted last."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from production.crm.knowledge.model import NearQuestion, Passage
from production.text.words import stems

FEWEST_STEMS = 4
"""A line of fewer says too little to be recognised in other words."""
REPEATED = 0.9
"""Share of its stems from which a line has been told."""

_MARK = re.compile(r"^\W*(?:\d{1,3}[.)]\s)?")
"""Of a list item."""

Place = tuple[str, str]
"""Document and title of a passage."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said before this message."""

    place: Place | None = None
    """Of the section that our last reply came from."""
    told: str = ""
    """All that we wrote, on one line."""
    stems: tuple[frozenset[str], ...] = ()
    """Of each of our messages."""

    asked: Mapping[str, float] = field(default_factory=dict)
    """Known questions that were near to what was talked about, with their similarities."""

    @classmethod
    def of(cls, told: Sequence[str], hits: Sequence[Passage]) -> Conversation:
        """`hits` are what a search for the last question and its answer finds."""
        place = place_of(hits[0]) if hits else None
        asked = {one.text: one.similarity for hit in hits for one in hit.asked}
        return cls(place, " ".join(" ".join(told).split()), tuple(map(stems, told)), asked)

    def has_told(self, line: str) -> bool:
        """Whether we wrote this before, in these or nearly these words."""
        if not line or not self.stems:
            return False
        said = stems(_MARK.sub("", line))
        again = len(said) >= FEWEST_STEMS and any(len(said & one) >= REPEATED * len(said) for one in self.stems)
        return again or line in self.told

    def is_nearer_now(self, known: NearQuestion) -> bool:
        return known.similarity > self.asked.get(known.text, 0.0)


NOTHING_SAID = Conversation()


def place_of(passage: Passage) -> Place:
    return passage.document, passage.title


def new_in(hits: Sequence[Passage], before: Conversation) -> list[Passage]:
    """Hits of a question behind what was asked before, without the known questions that were as near without it."""
    return [replace(one, asked=tuple(filter(before.is_nearer_now, one.asked))) for one in hits]


def joined(found: Sequence[Passage], going_on: Sequence[Passage]) -> list[Passage]:
    """Hits for a question by itself and behind what was asked before, each passage once, with the nearer of both."""
    behind = {(one.document, one.chunk): one for one in going_on}
    hits = [_nearer(one, behind.pop((one.document, one.chunk), one)) for one in found]
    return [*hits, *behind.values()]


def _nearer(one: Passage, other: Passage) -> Passage:
    known: dict[str, NearQuestion] = {}
    for each in sorted([*one.asked, *other.asked], key=lambda each: each.similarity):
        known[each.text] = each
    return replace(max(one, other, key=lambda each: each.similarity), asked=tuple(known.values()))
