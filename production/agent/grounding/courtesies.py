"""Greetings, and courtesies in the languages of our customers: a sentence of nothing but such words claims nothing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from production.text.greetings import GREETINGS

_GREETING = re.compile(
    rf"^(?:{GREETINGS})\b"
    r"(?:,? (?:there|all|everyone|mr\.?|mrs\.?|ms\.?|herr|frau|madame|monsieur|señora?|senhora?|signora?"
    r"|(?-i:[A-Z][\w'-]+))){0,3}(?=[\s,.!:-]|$)[\s,.!:-]*",
    re.IGNORECASE,
)

_PHRASES = Path(__file__).with_name("courtesies.txt")


@cache
def _courtesy() -> re.Pattern[str]:
    lines = [line for line in _PHRASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return re.compile(rf"\W*(?:(?:und|et|y|e|en|and|{'|'.join(lines)})\b\W*)+", re.IGNORECASE)


_FAREWELL = re.compile(
    r"(?:(?:best|kind|warm)(?:est)? )?(?:regards|wishes)\W*(?:yours?|the)?(?: [\w'-]+){0,2}(?: team)?\W*", re.IGNORECASE
)


def without_greeting(sentence: str) -> str:
    """What is left behind "Hello Maria,"."""
    return _GREETING.sub("", sentence)


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence in another language than English consists of courtesies; the empty one does."""
    return not sentence or bool(_FAREWELL.fullmatch(sentence)) or _courtesy().fullmatch(sentence) is not None
