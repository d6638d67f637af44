"""Long replies become several chat messages, cut where a reader would pause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from production.schemas.errors import InvalidInput
from production.text.graphemes import grapheme_break
from production.text.sentences.spans import sentence_spans

LIMIT = 1600
"""Twilio's longest body, in characters (code points, as Python counts them)."""


def split(text: str, limit: int = LIMIT, size: Callable[[str], int] = len) -> list[str]:
    """Parts of at most `limit` by `size`, in order: whole sentences, else whole words, else whole graphemes.

    `size` never shrinks as a text grows. Only white space at the cuts is dropped.
    Raises InvalidInput when `limit` is not positive.
    """
    if limit < 1:
        raise InvalidInput("limit", "must be at least 1 character")
    parts: list[str] = []
    current = ""
    for piece in _pieces(text, limit, size):
        if size((current + piece).strip()) > limit:
            parts.append(current.strip())
            current = ""
        current += piece
    return [part for part in [*parts, current.strip()] if part]


def _pieces(text: str, limit: int, size: Callable[[str], int]) -> Iterator[str]:
    """Sentences with the white space behind them; those too long for one part in smaller pieces."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if size(sentence.strip()) <= limit:
            yield sentence
        else:
            for word in re.findall(r"\s*\S+\s*", sentence):
                yield from [word] if size(word.strip()) <= limit else _graphemes(word, limit, size)


def _graphemes(word: str, limit: int, size: Callable[[str], int]) -> Iterator[str]:
    while word:
        fits = bisect_right(range(1, len(word) + 1), limit, key=lambda length: size(word[:length]))
        end = max(fits, 1)
        # A single grapheme longer than the limit has to be cut all the same.
        end = next((at for at in range(end, 0, -1) if grapheme_break(word, at)), end)
        yield word[:end]
        word = word[end:]
