"""What kind of answer a question wants, and whether a sentence has one."""

from __future__ import annotations

import re

_ANSWER_TYPES = tuple(
    (re.compile(asks, re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for asks, holds in (
        (
            r"\bhow often\b",
            r"\b(?:every|each|once|twice|hourly|daily|weekly|monthly|times?)\b|\b(?:a|an|per) (?:hour|day|week)",
        ),
        (
            r"\bhow (?:long|soon|fast|old)\b|\bwhen\b",
            r"\d+ ?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)|\bat once\b",
        ),
        (r"\bhow (?:many|much|big|large)\b|\b(?:max\w*|limit)\b", r"\d"),
        (r"\bwho\b", r"\b(?:owners?|admins?|members?|guests?|leads?|person|people|everybody|only)\b"),
        (r"\bwhere\b|\bwhich (?:page|menu|setting)", r" > |https?://|\.\w{2,}/|\bunder\b|\bopen\b"),
    )
)


def has_answer_type(question: str, sentence: str) -> bool:
    """Whether the sentence holds the kind of thing that the question asks for: a number, a place, a time."""
    return any(asks.search(question) and holds.search(sentence) for asks, holds in _ANSWER_TYPES)
