"""What was seen, cut into places that can back a claim: a sentence, a list item, a row, each with what leads to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from production.agent.grounding.lexicon import ROLES
from production.agent.grounding.reading import Statement, read
from production.agent.grounding.tokens import Tokens
from production.text.sentences.edited import sentences

_ITEM = re.compile(r"^\s*(?:(?P<number>\d{1,2})[.)]|[-*•])\s+")
_LEANS = re.compile(
    r"(?:it|they|them|this|that|these|then|afterwards|to \w+ (?:it|them)|you then|such|others?|he|she)\b", re.IGNORECASE
)
_EXCLUDES = re.compile(r"\b(?:(?:is|are|be|can) not|cannot|excluded|except)\b|^not\b", re.IGNORECASE)
_KEY = re.compile(r"([^:\"]{2,40}):\s")


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the evidence."""

    said: Statement
    context: Tokens
    """Of the heading, of the sentence before a list, or before one that leans on it."""
    key: Tokens
    """What stands before the colon of a list item."""
    is_excluded: bool = False
    """An item of a list of what is not so: "Not covered are:"."""
    is_step: bool = False
    """An item of a numbered list."""

    @property
    def stems(self) -> frozenset[str]:
        """Of itself and of its context."""
        return self.said.stems | {token.stem for token in self.context}


@dataclass(frozen=True, slots=True)
class Text:
    """A text, read."""

    flat: str
    """Lower case, single spaces, no markup."""
    title: frozenset[str]
    """Stems of its heading."""
    sentences: frozenset[str]
    """The same of each sentence and line, without the mark at its end: what may be quoted."""
    places: tuple[Place, ...]
    stems: frozenset[str]
    roles: frozenset[str]
    """Stems of roles that begin a sentence: what they may or must is said there."""


@lru_cache(maxsize=1024)  # the same articles back one reply after the other
def read_text(heading: str, content: str) -> Text:
    """Reads a passage; facts of tools have no heading."""
    title = read(heading.rpartition(" > ")[2]).tokens
    places: list[Place] = []
    lead: Tokens = ()
    excludes = False
    for line in filter(None, map(str.strip, content.splitlines())):
        item = _ITEM.match(line)
        is_step = item is not None and item["number"] is not None
        listed = excludes and item is not None and not is_step
        for sentence in quotable(line):
            said = read(sentence)
            before = places[-1].said.tokens if places and _LEANS.match(sentence) else ()
            context = title + (lead if item else ()) + before
            places.append(Place(said, context, _key(sentence), listed, is_step))
        if not item and places:
            lead, excludes = places[-1].said.tokens, _EXCLUDES.search(line) is not None
    first = (place.said.tokens[0] for place in places if place.said.tokens)
    roles = frozenset(token.stem for token in first if token.text in ROLES)
    stems = frozenset(token.stem for place in places for token in place.said.sequence)
    lines = [_ITEM.sub("", line) for line in content.splitlines()]
    whole = frozenset(map(bare, [*lines, *(place.said.text for place in places)]))
    titled = frozenset(token.stem for token in title)
    return Text(_flat(f"{heading}\n{content}"), titled, whole, tuple(places), stems, roles)


def quotable(text: str) -> list[str]:
    """Its sentences, without the marks of list items."""
    return [sentence for line in text.splitlines() for sentence in sentences(_ITEM.sub("", line))]


def bare(sentence: str) -> str:
    """As it is compared with a quotation."""
    return _flat(sentence).strip().rstrip(".:")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`", "", text)).lower()


def _key(sentence: str) -> Tokens:
    key = _KEY.match(sentence)
    return read(key[1]).tokens if key else ()
