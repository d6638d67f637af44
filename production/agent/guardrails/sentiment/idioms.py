"""Idioms whose grammar hides a feeling: negations that praise, and denials without a negation."""

from __future__ import annotations

import re

_MORE = r"(?=[^.!?\n]*\b(?:more|better|enough|worse|less|\w{3,}ier|kinder|nicer|fast(?:er)?|high(?:er|ly))\b)"
_TENSE = r"(?:been|felt|looked|worked|run|tasted|slept|hurt|seen|had|met|used|sounded|eaten|heard)"
_IDIOMS = (
    (r"\bcould(?:n[o']?t| not) (?:possibly )?(?:be|have been)(?: any)?\b", "is so"),
    (rf"\bcould(?:n[o']?t| not) (?:recommend|ask for|wish for|have wished for|love|agree){_MORE}", "really recommend"),
    (rf"\bnever (?={_TENSE} (?:\w+ )?(?:so|such)\b)", ""),
    (rf"\bnever (?={_TENSE}\b){_MORE}", ""),
    (
        r"\b(?:far from|anything but|by no means|nowhere near|in no way|not exactly|hardly what i (?:would )?call)\b",
        "not",
    ),
    (r"\bnot what i (?:would |'d )?call\b", "not"),
    (r"\bnothing (?:beats|compares to|comes close to|tops)\b", "fantastic"),
)
_REWRITES = tuple((re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in _IDIOMS)
_SIGNS = (
    "could",
    "never",
    "far from",
    "nothing",
    "nowhere",
    "no way",
    "no means",
    "anything but",
    "not what",
    "not exactly",
)
"""Without one of these a text has no idiom."""
_DENIAL = re.compile(
    r"[,;] (?:but )?(?:it|they|that|he|she|this) (?:was|is|were|are|did|does|do|has|had)(?: not|n't)(?: at all)?[.!]*$",
    re.IGNORECASE | re.MULTILINE,
)


def rewrite_idioms(text: str) -> str:
    """`text` with its idioms in plain words."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _SIGNS)):
        return text
    for pattern, instead in _REWRITES:
        text = pattern.sub(instead, text)
    return text


def is_retracted(text: str) -> bool:
    """Whether the text takes back what it said: "I thought it would be great, it was not"."""
    return _DENIAL.search(text) is not None
