"""What people say to a question of the assistant: yes or no, a value, one of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from production.areas.assistant.model import Reading
from production.areas.assistant.rules.context import Context
from production.areas.assistant.rules.creating import create
from production.areas.assistant.rules.items import items
from production.areas.assistant.rules.language import LANGUAGES, language
from production.areas.assistant.rules.lexicon import Lexicon
from production.areas.assistant.rules.literals import LiteralType, tokens
from production.crm.assistant.kinds import FieldType, Kind
from production.text.folding import spelt


def is_yes(text: str) -> bool:
    """In any language: nothing but words that agree."""
    return _only(text, "yes") and not is_no(text)


def is_no(text: str) -> bool:
    return any(_phrase(text) in map(_phrase, language(tag).marks["no"]) for tag in LANGUAGES)


def small_words(tag: str) -> frozenset[str]:
    """Those that do not tell one record from another."""
    marks = language(tag).marks
    return frozenset(spelt(word) for name in ("one", "filler", "article", "of", "to", "it") for word in marks[name])


def continued(text: str, reading: Reading, asked: str, kind: Kind, spoken: tuple[Lexicon, datetime]) -> Reading:
    """The command with what an answer adds: the field that was asked for, and whatever else it says."""
    lexicon, now = spoken
    context = Context(text, lexicon, kind, now)
    field = kind.field(asked)
    is_title = asked in kind.title
    if is_title and any(reading.values.get(name) for name in kind.title):
        return _with(reading, {asked: text.strip()})
    if field.type is FieldType.EMAIL and not any(token.type is LiteralType.EMAIL for token in tokens(text)):
        return reading
    read = create(context, items(text, lexicon), None if is_title else field)
    return replace(_with(reading, read.values), loose=(*reading.loose, *read.loose))


def _with(reading: Reading, values: Mapping[str, Any]) -> Reading:
    return replace(reading, values={**reading.values, **values})


def _only(text: str, mark: str) -> bool:
    """Whether a text begins with one of the phrases, and goes on with nothing but them and small words."""
    said = _phrase(text)
    for tag in LANGUAGES:
        phrases = [_phrase(each) for each in language(tag).marks[mark]]
        small = {
            word for each in (*language(tag).marks["filler"], *language(tag).marks[mark]) for word in _phrase(each)
        }
        if any(said[: len(phrase)] == phrase for phrase in phrases) and small.issuperset(said):
            return True
    return False


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(text) if token.type is LiteralType.WORD)
