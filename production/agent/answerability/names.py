"""Names that a question is about and the evidence does not know: another product, another plan, another country."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_][\w'+#-]*(?:\.[\w-]+)*", re.UNICODE)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n…]+[\"')\]]*)\s*(?:[-*•\d.)]+\s*)?\Z")
_RELATION = re.compile(
    r"\b(?:with|to|into|from|in|on|via|through|for|using|uses?|connect|link|supports?|integrate|import|export|sync|than"
    r"|between|now|not)\s+(?:(?:the|a|an|our|my|your|microsoft|google|apple)\s+)?\Z",
    re.IGNORECASE,
)
_EVERYDAY = """
i i'm i'd i've i'll ok okay hi hello thanks please monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december christmas easter english asap faq pdf
csv url api id it hr ceo cto mr mrs ms dr dear pc tv a.m p.m am pm eu uk us usa gdpr vat sms email fyi btw ps
get post put patch delete
"""
_OWN_LABEL = re.compile(
    r"\b(?:boards?|columns?|projects?|cards?|tasks?|fields?|lists?|labels?|forms?|tags?|teams?|rules?)"
    r"(?: (?:called|named))? ['\"\u2018\u201c].{1,60}?['\"\u2019\u201d](?!\w)",
    re.IGNORECASE,
)
"""What customers have named themselves: the column "Waiting for Bob"."""
_STRESSED = 4
"""Letters from which a word in capitals is rather stressed than short for something."""
EVERYDAY_WORDS = frozenset(_EVERYDAY.split())


def unknown_names(question: str, evidence: str) -> list[str]:
    """Names of the question, as written, that the evidence does not have.

    A name is written with a capital inside a sentence. People, places and companies of the writer are names as well,
    so only those count that stand in relation to what is asked: "with Teams", "in Norway", "on Starter".
    """
    known, asked = evidence.lower(), _OWN_LABEL.sub(" ", question)
    return [
        match.group()
        for match in _WORD.finditer(asked)
        if _is_name(match, asked) and not _knows(known, match.group().lower().removesuffix("'s"))
    ]


@lru_cache(maxsize=256)  # each question meets many known ones
def names_in(text: str) -> tuple[str, ...]:
    """Names in a text, in lower case; those of people and places, too, but no words that somebody stresses."""
    named = (match.group() for match in _WORD.finditer(text) if _is_capitalised(match, text))
    kept = (word for word in named if not (word.isupper() and len(word) >= _STRESSED))
    return tuple(word.lower().removesuffix("'s") for word in kept)


def holds_name(text: str, name: str) -> bool:
    """Whether a text has a name, which is in lower case, or a word that begins with it."""
    return _knows(text.lower(), name)


def _is_name(match: re.Match[str], question: str) -> bool:
    return _is_capitalised(match, question) and _RELATION.search(question[: match.start()]) is not None


def _is_capitalised(match: re.Match[str], text: str) -> bool:
    """Whether a word inside a sentence has a capital that only names have."""
    word = match.group()
    written = word[0].isupper() and len(word) > 1 and word.lower() not in EVERYDAY_WORDS and not text.isupper()
    return written and not _SENTENCE_START.search(text[: match.start()])


def _knows(evidence: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", evidence) is not None
