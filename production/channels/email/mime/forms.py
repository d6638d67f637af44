"""The plain and the HTML form of one text, compared by their words."""

from __future__ import annotations

import re

from production.channels.email.html_text import html_to_text

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_OTHER_PROGRAM = re.compile(r"html|browser|viewer|e?-?mail[ -]?(?:client|program)", re.IGNORECASE)
_STUB = 600
"""Characters beside links; what programs write instead of a text is short."""
_COMPARED = 20_000
_SAME = 0.9


def is_stub(plain: str, html: str) -> bool:
    """True for a plain form that holds something else than the HTML (`use another program`), or its beginning."""
    short = _LINK.sub(" ", plain)
    if len(short.strip()) > _STUB:
        return False
    said, shown = _words(short), _words(html_to_text(html[:_COMPARED]))
    if not shown or not said:
        return bool(shown)
    if " ".join(shown).startswith(" ".join(said)):
        if said[-1] != shown[len(said) - 1]:  # cut in the middle of a word
            return True
        return len(shown) >= 2 * len(said) or (len(shown) > len(said) and short.rstrip().endswith(("...", "\u2026")))
    has_less = len(shown) > len(said) or _OTHER_PROGRAM.search(short) is not None
    return has_less and _share(said, shown) < 0.5


def same_words(plain: str, html: str) -> bool:
    one, other = _words(plain[:_COMPARED]), _words(html_to_text(html[:_COMPARED], quotes=True))
    return min(_share(one, other), _share(other, one)) >= _SAME


def lines_beyond(other: str, text: str) -> str:
    """The lines of one form that have a word which the other form has not."""
    known = set(_words(text))
    return "\n".join(line for line in other.splitlines() if not known.issuperset(_words(line)))


def _share(said: list[str], shown: list[str]) -> float:
    """Of the words of the first list that are in the second."""
    known = set(shown)
    return sum(word in known for word in said) / len(said) if said else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub(" ", text).casefold())
