"""How the writer feels, from the words alone: deterministic, explainable, no model.

Each word with a feeling (`feeling/words.py`) is scaled by what stands near it (negation, "very", "a bit", capitals,
"but", a question), praise in front of repeated trouble counts as sarcasm, and the sum is bent into 0 .. 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from production.agent.guardrails.sentiment import modifiers, phrases
from production.agent.guardrails.sentiment.idioms import is_retracted, rewrite_idioms
from production.agent.guardrails.sentiment.word_family import collapse_repeats, weight_of
from production.text.visible import mask_addresses

_SIGN = "|".join(re.escape(sign) for sign in sorted(modifiers.SIGNS, key=len, reverse=True))
_TOKEN = re.compile(rf"(?:{_SIGN})|[^\W_]+(?:['/-][^\W_]+)*|[.!?;,\n\"]")
_BREAKS = frozenset(".!?;\n")
_REACH = 4
"""Words before a feeling in which a negation or an intensifier still applies."""
_SOFTNESS = 5.0
"""Sum of weights at which the score has covered three quarters of the way to its end."""
_OPENING = 2
"""Words that may stand before praise that opens a sentence."""
_EMPHASIS = 0.18
"""What each exclamation mark adds."""
_MANY = 6
"""Feelings from which on more of them count less and less."""
_LONGEST = 24
"""Letters of a word that are looked at."""


def sentiment(text: str) -> float:
    """0 (furious) .. 0.5 (neutral) .. 1 (delighted); 0.5 for a text without any feeling in it."""
    shown = mask_addresses(text)
    tokens = _TOKEN.findall(rewrite_idioms(shown))
    shouting = any(map(str.islower, tokens))
    total, felt = 0.0, 0
    for sentence in _sentences(tokens):
        weights = _sentence_weights(sentence, capitals_count=shouting)
        total += sum(weights) * _emphasis(sentence)
        felt += len(weights)
    if is_retracted(shown):
        total = -total
    return 0.5 + 0.5 * math.tanh(total / _SOFTNESS / max(1.0, math.sqrt(felt / _MANY)))


def _sentences(tokens: Sequence[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for token in tokens:
        if sentences[-1] and sentences[-1][-1] in _BREAKS and token not in _BREAKS:
            sentences.append([])
        sentences[-1].append(token)
    return sentences


def _sentence_weights(sentence: list[str], *, capitals_count: bool) -> list[float]:
    words = [token.lower().replace("'", "") for token in sentence]
    weights: list[tuple[int, float]] = []
    at = 0
    while at < len(words):
        size, weight = _feeling_at(words, at)
        if weight:
            loud = capitals_count and len(sentence[at]) > 2 and sentence[at].isupper()
            negatable = words[at] not in modifiers.POLITE and (
                size == 1 or modifiers.NEGATIONS.isdisjoint(words[at : at + size])
            )
            scaled = weight * _context(words, at, negatable=negatable) * (1.3 if loud else 1.0)
            weights.append((at, scaled))
        at += size
    return _turned(words, _sarcastic(words, weights))


def _feeling_at(words: Sequence[str], at: int) -> tuple[int, float]:
    """How many words from `at` on belong together, and what they weigh."""
    word = words[at]
    for size in range(phrases.FIRST_WORDS.get(word, 0), 1, -1):
        weight = phrases.PHRASES.get(tuple(words[at : at + size]))
        if weight is not None:
            return size, weight
    if word == "like" and (not at or words[at - 1] not in modifiers.LIKING):
        return 1, 0.0
    if at + 1 < len(words) and word in modifiers.STRONGER and weight_of(words[at + 1][:_LONGEST]):
        return 1, 0.0
    return 1, modifiers.SIGNS.get(word.upper(), 0.0) or modifiers.SIGNS.get(word, 0.0) or weight_of(word[:_LONGEST])


def _context(words: Sequence[str], at: int, *, negatable: bool) -> float:
    """The factor by which the words before position `at` scale or turn the feeling there."""
    factor = 1.0
    for distance in range(1, min(_REACH, at) + 1):
        word = words[at - distance]
        if word in _BREAKS or word in modifiers.TURNS or word == ",":
            break
        if negatable and word in modifiers.NEGATIONS:
            return -0.6 * factor
        scale = modifiers.STRONGER.get(collapse_repeats(word), 1.0) * modifiers.WEAKER.get(word, 1.0)
        factor *= 1 + (scale - 1) / distance
    return factor


def _turned(words: Sequence[str], weights: list[tuple[int, float]]) -> list[float]:
    turn = next((at for at, word in enumerate(words) if at and word in modifiers.TURNS), None)
    if turn is None:
        return [weight for _, weight in weights]
    return [weight * (0.6 if at < turn else 1.4) for at, weight in weights]


def _sarcastic(words: Sequence[str], weights: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Praise that opens a sentence about trouble ("Great, another crash") turned into blame."""
    if not weights or weights[0][0] > _OPENING or weights[0][1] <= 0 or not modifiers.TURNS.isdisjoint(words):
        return weights
    praised_until = weights[0][0] + 1
    if not modifiers.TROUBLE.isdisjoint(words[praised_until:]) and modifiers.RELIEF.isdisjoint(words):
        return [(at, -abs(weight)) for at, weight in weights]
    trouble = any(weight < 0 for _, weight in weights[1:])
    again = not modifiers.AGAIN.isdisjoint(words)
    set_off = "," in words[praised_until : praised_until + 2] and again
    if set_off and words[0] in modifiers.FEIGNED:
        return [(at, -abs(weight)) for at, weight in weights]
    if trouble and (set_off or not {"how", "when"}.isdisjoint(words[praised_until : praised_until + 2])):
        return [(at, -abs(weight)) for at, weight in weights]
    return weights


def _emphasis(sentence: Sequence[str]) -> float:
    """Exclamation marks strengthen, and a question weakens, what a sentence feels."""
    if "?" in sentence and "!" not in sentence:
        return 0.6
    return 1 + _EMPHASIS * min(sentence.count("!"), 4)
