"""Words that say that something is asked, but not what."""

from __future__ import annotations

import re
from functools import lru_cache

from production.text.words import stem, stems, words

_EMPTY_WORDS = """
advise again all app appreciate asap awesome bad brilliant broken bug bye can't cheers cool day do doing error
everything explain fine fix folks good goodbye got great guys happen hello help hey issue know lot love matter mean
message missing much nice nothing now ok okay perfect please problem product program question really service show
software solve something sort still stuck super support system team thank thanks thing thx today tool
trouble try urgent work worked working works wrong yes
"""
_EMPTY = frozenset(stem(word) for word in _EMPTY_WORDS.split())

_FRAMING_WORDS = """
a about advance afternoon again also am an and any appreciate appreciated are as at be been best by can cheers could
day dear did do does evening for from good greetings has have hello hey hi how i if in is it its kind lot many may me
morning much my of on or our over plus question re regards should sincerely so than thank thanks that the their them
then there these they this those thx to ty us very warm was we were what when where which while who why will with would
you your yours please
"""
_FRAMING = frozenset(stem(word) for word in _FRAMING_WORDS.split())

_SAME = (
    "add invite",
    "auto automatic automatically",
    "change edit update modify switch replace",
    "colleague coworker teammate employee staff people member person",
    "delete remove erase",
    "error message",
    "get find see look",
    "hide private",
    "limit max maximum most allow allowed",
    "link connect integrate integration",
    "log login sign signin",
    "mail email e-mail mailbox",
    "make create build new set",
    "mobile phone smartphone",
    "laptop computer device pc",
    "move transfer migrate bring",
    "msg message",
    "photo picture image avatar",
    "mute silence silent quiet",
    "save store keep",
    "connection internet signal wifi network online",
    "week weekly monday tuesday wednesday thursday friday",
    "spreadsheet excel csv",
    "stop end cancel",
    "turn enable disable activate deactivate",
)
"""Words that ask for the same thing in this line of work; each group counts as its first word."""
_CANONICAL = {stem(word): stem(group.split()[0]) for group in _SAME for word in group.split()}


def without_company(text: str, company: str) -> str:
    """Our own name tells no request from another, but would pull every search to the company profile."""
    return _company_pattern(company).sub("", text)


@lru_cache
def _company_pattern(company: str) -> re.Pattern[str]:
    """The name where it stands as a word of its own, not as a part of an address, with the preposition before it."""
    name = re.escape(company)
    return re.compile(
        rf"(?:\b(?:in|at|from|to|with|for|by|of|on) )?(?<![\w@./-]){name}(?:'s)?(?![\w@/-]|\.\w)", re.IGNORECASE
    )


def specific_stems(text: str) -> frozenset[str]:
    """Canonical stems that tell this request from another one."""
    return synonym_stems(text) - _EMPTY


def telling_words(text: str) -> list[str]:
    """Canonical stems of all words but those that only make a sentence, a question or a courtesy of others.

    Unlike `specific_stems` it leaves none out of which a wish could be made: somebody, want, help.
    """
    found = (_CANONICAL.get(word, word) for word in map(stem, words(text)))
    return [word for word in found if word not in _FRAMING]


def telling_stems(text: str) -> frozenset[str]:
    """`telling_words`, each once."""
    return frozenset(telling_words(text))


@lru_cache(maxsize=20_000)  # the same articles and known questions come back with every question
def synonym_stems(text: str) -> frozenset[str]:
    """Stems with words of the same meaning made one."""
    return frozenset(_CANONICAL.get(word, word) for word in stems(text))


def is_specific(text: str) -> bool:
    return bool(specific_stems(text))
