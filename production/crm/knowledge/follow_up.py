"""Makes a question that leans on the conversation searchable on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from production.text.words import stems

MIN_CONTENT_WORDS = 3
"""A question with fewer content words than this leans on what was said before."""
CONTEXT_CHARACTERS = 300
MAX_TEXTS = 4
"""Texts of a conversation that a search looks back on, whoever said them."""
MAX_TEXT_CHARACTERS = 200
"""How much of each: together with the question about what the built-in embedder reads at once."""

_ANAPHORA = re.compile(
    r"^\W*(?:and |but |so )?(?:what about|how about|why not|which one)\b"
    r"|\b(?:it|its|that|this|these|those|they|them|their|there|same|such|ones?)\b",
    re.IGNORECASE,
)


def has_anaphora(question: str) -> bool:
    """Whether the question points at something said before."""
    return _ANAPHORA.search(question) is not None


def is_follow_up(question: str) -> bool:
    """Whether the question says too little by itself."""
    return len(stems(question)) < MIN_CONTENT_WORDS or has_anaphora(question)


def with_last_context(question: str, earlier: Sequence[str]) -> str:
    """The question, led by the last earlier text with any content if it leans on it.

    `earlier` holds what the same customer said before, oldest first.
    """
    if not is_follow_up(question):
        return question
    context = next((text for text in reversed(earlier) if stems(text) - stems(question)), "")
    return f"{context[-CONTEXT_CHARACTERS:]} {question}".strip()


def with_conversation(question: str, conversation: Sequence[str]) -> str:
    """The question followed by the latest texts of the conversation, whoever said them, oldest first."""
    said = [text[:MAX_TEXT_CHARACTERS] for text in conversation if text.strip() and text != question]
    return "\n".join([question, *said[-MAX_TEXTS:]])
