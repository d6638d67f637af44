"""Words: how many a text has, and those of content in a form that can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*|[^\W_a-z0-9]+", re.IGNORECASE)

_FUNCTION_WORDS = """
a about after again all also am an and any anybody anyone are aren't as at be because been before being best both
but by can can't cannot cheers could couldn't dear did didn't do does doesn't doing don't done down each either
else ever every few for from further get gets getting give go goes going got had has have having he hello help her
here hers hey hi him his how i i'd i'll i'm i've if in into is isn't it it's its itself just kind know let like
make many may me might mine more most much must my need neither no nor not now of off on once one only or other our
ours out over own per please possible put question quick regards same shall she should since sincerely so some
somebody someone something still such take tell than thank thanks that that's the their them then there there's
these they they're thing things this those though through to too try trying under until up upon us use used using
very via want wants was wasn't way we we're well were what what's when where whether which while who whom whose why
will wish with within without won't wondering would wouldn't yes yet you you're your yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

_SUFFIXES = """
ifications>ifi ification>ifi ications>ic ication>ic ations ation ating ated ates ators ator ate
ements ement ments ment ities ity ingly ings ing iest>i ies>i ied>i ions ion ers er ors or
edly ed sses>ss xes>x ches>ch shes>sh ally ly al y>i ss>ss us>us s e
"""
_ENDINGS = tuple((ending, new) for ending, _, new in (rule.partition(">") for rule in _SUFFIXES.split()))
"""(ending, what replaces it), the first that fits wins; at least three letters stay."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light English stem, only ever compared with other stems: invites, inviting, invitation -> invit."""
    word = word.removesuffix("'s")
    if len(word) <= 3 or any(letter.isdigit() for letter in word):
        return word
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + replacement
            break
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def words(text: str) -> list[str]:
    """Lower-cased words in order, function words included."""
    return [word.lower() for word in _WORD.findall(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))]


@lru_cache(maxsize=20_000)  # the lines of the same articles come back with every question
def stems(text: str) -> frozenset[str]:
    """Stems of the content words: everything that is not a function word."""
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def word_count(text: str) -> int:
    """Words between white space; a script without spaces counts one word for two characters."""
    dense = sum(1 for char in text if "\u3040" <= char <= "\u9fff")
    return len(text.split()) + dense // 2
