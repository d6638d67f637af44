"""How well a text backs a claim, and whether that is enough.

A claim is cut where a second statement begins; each part rests on the one place of the text that fits it best, where it
has citations on a cited one, all of them on places of the same text. Enough is: most of each part is in its place, most
of the clauses it rests on is in the claim, and no objection is stronger than its limit. The limits are fitted on
labelled sentences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from production.agent.grounding.citations import CitedPlaces
from production.agent.grounding.denials import is_contradicted
from production.agent.grounding.evidence import Place, Text
from production.agent.grounding.matching import Match
from production.agent.grounding.objections import OBJECTIONS
from production.agent.grounding.reading import Statement, read
from production.agent.grounding.translation import translated
from production.text.language import is_foreign, language_of

LIMITS = Path(__file__).with_name("limits.json")
"""Measure -> how much of it there must (`SUPPORTING`) or may be. `production.lab.training.grounding` fits it."""
SUPPORTING = ("covered", "restated")
_UNLIKE = frozenset({*SUPPORTING, "lacks_word"})
"""Measures that only say how alike claim and place are: what fails by these alone is not contradicted."""
_HALF = 0.45
"""How much of a claim its place must have for a judge to be asked: what shares less with it is an invention."""
_TEXTS, _PLACES = 3, 4
"""Texts, and places of a text, that have most words in common with a claim: only they are looked at closely."""
_LEAST, _MOST = 2, 60
"""Content words of what can be compared: nobody says more in a sentence, and comparing takes their square."""

_NEXT_STATEMENT = re.compile(
    r"\s*;\s*|,\s+(?=(?:and|but|so|whereas|while|though|although|because|since)\b)", re.IGNORECASE
)

Measures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim laid over the text that fits it best."""

    measures: Measures
    text: int
    """Index."""
    places: tuple[Place, ...]
    """One for each part of the claim."""


def measure(claim: str, texts: Sequence[Text], cited: CitedPlaces | None = None) -> Laid | None:
    """How it fits, on the cited places where it has citations; None where nothing can be compared."""
    foreign = translated(claim)
    if foreign is None and is_foreign(language_of(claim)):
        return None
    whole, parts = read(foreign or claim), [read(part) for part in _parts(foreign or claim)]
    if not _LEAST <= len(whole.tokens) <= _MOST:
        return None
    stems = whole.stems
    likely = sorted((i for i, text in enumerate(texts) if text.places), key=lambda i: -len(stems & texts[i].stems))
    chosen: CitedPlaces = dict.fromkeys(likely[:_TEXTS], ()) if cited is None else cited
    if not chosen:
        return None
    laid = {
        index: [_lay(part, whole, texts[index], at, is_translated=foreign is not None) for part in parts]
        for index, at in chosen.items()
    }
    index = max(laid, key=lambda each: min(_fit(matches[0]) for matches in laid[each]))
    joins = float(_joins(whole, texts, index, laid[index]))
    places = tuple(matches[0].place for matches in laid[index])
    return Laid({**_worst(laid[index], texts[index]), "joins": joins}, index, places)


def _joins(whole: Statement, texts: Sequence[Text], index: int, laid: Sequence[Sequence[Match]]) -> bool:
    """Whether the claim speaks of what another text is about, and rests on places that do not."""
    near = frozenset[str]().union(*(places[0].place.stems for places in laid))
    others = (text.title for at, text in enumerate(texts) if at != index)
    return any(len(title) > 1 and title <= whole.stems and not title <= near for title in others)


def is_enough(measures: Measures) -> bool:
    return not _failed(measures)


def may_follow(measures: Measures) -> bool:
    """Whether nothing speaks against it, and about half of it is there: it is backed, or open."""
    return _failed(measures) <= _UNLIKE and measures["covered"] >= _HALF


def _failed(measures: Measures) -> frozenset[str]:
    """The measures that do not keep their limits."""
    return frozenset(
        name
        for name, limit in _limits().items()
        if (measures[name] < limit if name in SUPPORTING else measures[name] > limit)
    )


@cache
def _limits() -> Mapping[str, float]:
    limits: dict[str, float] = json.loads(LIMITS.read_text("utf-8"))
    return limits


def _parts(claim: str) -> list[str]:
    """Statements of a sentence; what says too little alone stays with the one before."""
    parts: list[str] = []
    for part in filter(str.strip, _NEXT_STATEMENT.split(claim)):
        if parts and len(read(part).tokens) < 2:
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def _lay(part: Statement, whole: Statement, text: Text, cited: Sequence[Place], *, is_translated: bool) -> list[Match]:
    """A part of a claim laid over the places of a text, the best fitting first, cited before likely ones."""
    others = [place for place in _likely(part, text) if place not in cited]
    ranked = ([Match(part, whole, place, is_translated) for place in places] for places in (cited, others))
    return [match for matches in ranked for match in sorted(matches, key=_fit, reverse=True)]


def _likely(part: Statement, text: Text) -> list[Place]:
    """The places that have most words in common with a part of a claim."""
    stems = {token.stem for token in part.tokens}

    def common(place: Place) -> float:
        context = {token.stem for token in place.context}
        return len(stems & place.said.stems) + 0.5 * len(stems & context - place.said.stems)

    return sorted(text.places, key=common, reverse=True)[:_PLACES]


def _fit(match: Match) -> float:
    """How near a place is. What speaks against it does not count: the nearest place decides."""
    return match.covered + 0.2 * match.restated + 0.1 * match.names(match.place.key)


def _worst(laid: Sequence[Sequence[Match]], text: Text) -> Measures:
    """Of each measure the worst among the parts of a claim, each on its best place."""
    matches = [places[0] for places in laid]
    supporting = {"covered": min(match.covered for match in matches), "restated": min(m.restated for m in matches)}
    against = {name: max(objection(match, text) for match in matches) for name, objection in OBJECTIONS.items()}
    others = any(is_contradicted(match, places[0]) for places in laid for match in places[1:])
    return supporting | against | {"contradicted": float(others)}
