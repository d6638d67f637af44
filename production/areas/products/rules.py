"""What a product is about, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from production.crm.knowledge.words import FUNCTION_WORDS, stem, words

_MOST = 12
"""Markers that are compared: with more, everybody matches."""
_SHORTEST = 3


def markers_of(title: str, description: str, said: Sequence[str]) -> list[str]:
    """What people and its source say, then the terms that its texts use most; those of the title count twice."""
    known = list(dict.fromkeys(each.lower() for each in said if each.strip()))
    taken = {stem(word) for marker in known for word in words(marker)}
    forms: dict[str, Counter[str]] = {}
    for word in [*words(title), *words(title), *words(description)]:
        if len(word) >= _SHORTEST and word not in FUNCTION_WORDS and not word.isdigit():
            forms.setdefault(stem(word), Counter())[word] += 1
    ranked = sorted(forms, key=lambda each: (-forms[each].total(), each))
    terms = [forms[each].most_common(1)[0][0] for each in ranked if each not in taken]
    return (known + terms)[:_MOST]
