"""Long replies become several chat messages, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from production.channels.graphemes import grapheme_break
from production.channels.sentences.spans import sentence_spans
from production.schemas.errors import InvalidInput

LIMIT = 1600
"""Twilio's longest body, in characters (code points, as Python counts them)."""


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Parts of at most `limit` characters, in order: whole sentences, else whole words, else whole graphemes.

    Only white space at the cuts is dropped. Raises InvalidInput when `limit` is not positive.
    """
    if limit < 1:
        raise InvalidInput("limit", "must be at least 1 character")
    parts: list[str] = []
    current = ""
    for piece in _pieces(text, limit):
        if len((current + piece).strip()) > limit:
            parts.append(current.strip())
            current = ""
        current += piece
    return [part for part in [*parts, current.strip()] if part]


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Sentences with the white space behind them; those too long for one part in smaller pieces."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if len(sentence.strip()) <= limit:
            yield sentence
        else:
            for word in re.findall(r"\s*\S+\s*", sentence):
                yield from [word] if len(word.strip()) <= limit else _graphemes(word, limit)


def _graphemes(word: str, limit: int) -> Iterator[str]:
    start = 0
    while start < len(word):
        end = min(start + limit, len(word))
        # A single grapheme longer than the limit has to be cut all the same.
        end = next((at for at in range(end, start, -1) if grapheme_break(word, at)), end)
        yield word[start:end]
        start = end
