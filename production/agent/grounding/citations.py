"""What a model says that a sentence of its reply rests on, word for word, and the places where that stands. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from production.agent.grounding.evidence import Place, Text, bare, quotable
from production.crm.knowledge.model import Passage

_QUOTES = re.compile("[\"'`\u00ab\u00bb\u2018-\u201f]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
"""Typography that a model may write otherwise than the article."""

CitedPlaces = Mapping[int, Sequence[Place]]
"""Index of a text -> its places that are cited."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What one sentence rests on."""

    sentence: str
    """Of the reply."""
    passage: str | None
    """`Passage.name`; None where another tool said it."""
    quote: str
    """A sentence or a line of it, or several."""


def cited_places(
    claim: str, citations: Sequence[Citation], seen: Sequence[tuple[Text, Passage | None]]
) -> CitedPlaces | None:
    """Where the citations of a claim stand; nowhere, as soon as one of them is invented. None where it has none."""
    own = [citation for citation in citations if _is_about(citation, claim)]
    if not own:
        return None
    places: dict[int, list[Place]] = {}
    for citation in own:
        named = [index for index, (_, passage) in enumerate(seen) if _names(citation, passage)]
        found = {index: standing for index in named if (standing := _standing(citation.quote, seen[index][0]))}
        if not found:
            return {}
        for index, standing in found.items():
            places.setdefault(index, []).extend(standing)
    return places


def _is_about(citation: Citation, claim: str) -> bool:
    """Models cite for a sentence with its number, for a part of it, or for two at once."""
    sentence, claimed = _folded(citation.sentence), _folded(claim)
    return bool(sentence) and (claimed in sentence or sentence in claimed)


def _names(citation: Citation, passage: Passage | None) -> bool:
    return citation.passage == (passage.name if passage else None)


def _standing(quote: str, text: Text) -> list[Place]:
    """The whole places of which a quote has all or a part: what a sentence says is not what a half of it says."""
    pieces = [_folded(piece) for piece in quotable(quote)]
    standing = [[place for place in text.places if piece and piece in _folded(place.said.text)] for piece in pieces]
    return [place for places in standing for place in places] if all(standing) else []


def _folded(text: str) -> str:
    return bare(_DASHES.sub("-", _QUOTES.sub("", unicodedata.normalize("NFKC", text))))
