"""Names that a question is about and the evidence does not know: another product, another plan, another country."""

from __future__ import annotations

import re

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
EVERYDAY_WORDS = frozenset(_EVERYDAY.split())


def unknown_names(question: str, evidence: str) -> list[str]:
    """Names of the question, as written, that the evidence does not have.

    A name is written with a capital inside a sentence. People, places and companies of the writer are names as well,
    so only those count that stand in relation to what is asked: "with Teams", "in Norway", "on Starter".
    """
    known = evidence.lower()
    return [
        match.group()
        for match in _WORD.finditer(question)
        if _is_name(match, question) and not _knows(known, match.group().lower().removesuffix("'s"))
    ]


def _is_name(match: re.Match[str], question: str) -> bool:
    word, before = match.group(), question[: match.start()]
    if (
        question.isupper()
        or not word[0].isupper()
        or word.lower() in EVERYDAY_WORDS
        or len(word) < 2
        or _SENTENCE_START.search(before)
    ):
        return False
    return _RELATION.search(before) is not None


def _knows(evidence: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", evidence) is not None
