"""What kind of answer a question wants, and whether a sentence has one."""

from __future__ import annotations

import re
from functools import lru_cache

_COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred|thousand"
_TIME = r"(?:second|minute|hour|day|week|month|year)s?"
_ASKING = r"(?:^|[,.;:!?(-] ?|\b(?:and|or|so|but|know|tell|me|us|asks?|wonder(?:ing)?|for|then|now|hi|hello|hey) )\W*"
"""Where a question begins: "how do I log how long I worked" asks for no time."""
_ANSWER_TYPES = tuple(
    (re.compile(rf"{_ASKING}(?:{asks})", re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for asks, holds in (
        (
            r"\bhow often\b",
            r"\b(?:every|each|once|twice|hourly|daily|weekly|monthly|times?)\b|\b(?:a|an|per) (?:hour|day|week)",
        ),
        (
            r"\bhow (?:long|soon|fast|late|quick(?:ly)?)\b|\bwhen\b(?! (?:i|we|you|he|she|it|they|the|my|our|a|an)\b)"
            r"|\bsince when\b|\bhow many (?:days|hours|weeks|months|years|minutes)\b|\bdeadline\b",
            rf"\b{_TIME}\b|\b(?:at once|immediately|never|until|midnight|noon|weekend|(?:to|yester)day|tomorrow)\b"
            r"|\b(?:morning|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b"
            r"|\d ?[ap]m\b|\d:\d\d",
        ),
        (
            r"\bhow (?:many|much|big|large|far|tall|heavy)\b|.{0,60}\b(?:max\w*|limit|allowance|cap)\b"
            r"|\bwhat(?:'s| is) the (?:most|biggest|largest|smallest|longest)\b",
            rf"\d|\b(?:{_COUNT}|unlimited|no limit|as many as)\b",
        ),
        (
            r"\bwho\b|\bwhich (?:role|person)\b",
            r"\b(?:owners?|admins?|members?|guests?|leads?|person|people|everybody|nobody|only|support|buyers?|sellers?"
            r"|you|we)\b",
        ),
        (
            r"\b(?:which|what|any|bigger|right|top|cheapest) (?:plan|subscription|tier|package|edition)s?\b"
            r"|\b(?:plan|subscription|tier|package|edition) (?:level )?(?:do|does|is|are|has|includes?|comes)\b"
            r"|.{0,60}\bsubscription level\b|\b(?:we(?:'re| are)|i am|i'm) (?:still )?on (?:the )?[A-Z]\w+",
            r"\bplans?\b",
        ),
        (
            r"\bwhere\b|\bwhich (?:page|menu|setting)",
            r" > |https?://|\.\w{2,}/|\bunder\b|\bopen\b|\b(?:at|in) the\b|\bat \S+\.\S"
            r"|\bcannot\b|\b(?:not|no longer|only) (?:be |this time|once|possible|shown|kept)",
        ),
    )
)


def holds_answer_type(question: str, text: str) -> bool:
    """Whether the text holds the kind of thing that the question asks for: a number, a place, a time."""
    return any(holds.search(text) for holds in _wanted(question))


def lacks_answer_type(question: str, text: str) -> bool:
    """Whether the question asks for a kind of thing of which the text has none."""
    return any(not holds.search(text) for holds in _wanted(question))


@lru_cache(maxsize=256)  # each question meets hundreds of texts
def _wanted(question: str) -> tuple[re.Pattern[str], ...]:
    return tuple(holds for asks, holds in _ANSWER_TYPES if asks.search(question))
