"""In which language something is written, as far as that decides whether it can be screened.

The rules know some languages; whatever is written in another one may say anything, and a model would understand it.
Letters tell by their script; Latin ones are left to py3langid, which carries its model in its package.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from py3langid.langid import _load_identifier

SCREENED = frozenset({"en", "pcm", "de", "fr", "es", "pt", "it", "nl", "pl", "tr"})
"""Languages with rules for wishes and for orders to the assistant; pcm is English to these rules."""

_SCRIPTS = {
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic script",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari script",
    "THAI": "Thai",
    "GREEK": "Greek",
    "CYRILLIC": "Cyrillic script",
}
_DENSE = frozenset({"Japanese", "Chinese", "Korean"})
"""Scripts in which a few letters are a sentence."""
_SHARE = 0.5
_ENOUGH_DENSE, _ENOUGH = 6, 20
"""Letters that are more than a name or the name of a file."""

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "lt": "Lithuanian",
    "lv": "Latvian", "ms": "Malay", "no": "Norwegian", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog",
    "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip

_ALIKE = (
    *(frozenset({"bs", "hr", "sl", "sr", "mk"}), frozenset({"cs", "sk"}), frozenset({"id", "jv", "ms"})),
    *(frozenset({"da", "nb", "nn", "no", "sv"}),),
)
"""Languages that the identifier takes for one another: a short text in one shares its chance among all of them."""

_FILE = re.compile(r"(?<!\S)[\"'(]?[^\s.。]{1,20}\.[A-Za-z][A-Za-z0-9]{1,4}[\"')]?(?=[\s,;:?!.]|$)")
_QUOTED = re.compile(r"`[^`\n]{1,80}`|\"[^\"\n]{1,80}\"")
_NO_WORD = re.compile(r"[\d_/\\<>{}=|#@]|\w\.\w|^\W*[A-Z]{2,}\W*$")
"""Addresses, code and abbreviations, which belong to no language."""
_FILES = 2
"""Names of files that a text in another script may mention: more could be a message by themselves."""
_LONGEST_WORD = 48
_PARTS = re.compile(r"(?<=[.!?])\s+|\n+")
_FEWEST_WORDS, _FEWEST_WORDS_OF_PART = 3, 5
_SURE, _VERY_SURE = 0.4, 0.9
_LONGEST = 2_000
"""Characters of one part that are looked at: more make it no surer."""


@lru_cache(maxsize=2048)  # what was said before is read again in every turn
def unscreened(text: str) -> str | None:
    """The language of `text` or of a part of it, if it cannot be screened; None for what is too short to tell."""
    if script := _foreign_script(text):
        return script
    if language := _foreign(text, _FEWEST_WORDS, _SURE):
        return language
    parts = _PARTS.split(text)
    found = (_foreign(part, _FEWEST_WORDS_OF_PART, _VERY_SURE) for part in parts) if len(parts) > 1 else iter(())
    return next(filter(None, found), None)


def _foreign_script(text: str) -> str | None:
    read = unicodedata.normalize("NFKC", _FILE.sub(" ", text, count=_FILES))
    letters = [letter for letter in read if letter.isalpha()]
    scripts = Counter(_script(letter) for letter in letters if not letter.isascii())
    del scripts[""]
    if not scripts:
        return None
    strange = scripts.total()
    dense = sum(count for name, count in scripts.items() if name in _DENSE)
    if dense < _ENOUGH_DENSE and strange < _ENOUGH and strange <= _SHARE * len(letters):
        return None
    return "Japanese" if scripts["Japanese"] else max(scripts, key=lambda name: scripts[name])


@cache
def _script(letter: str) -> str:
    """A name for the script of `letter`, empty for Latin and what is no script."""
    first = unicodedata.name(letter, "").split(" ")[0]
    if first in ("", "LATIN", "FULLWIDTH", "FEMININE", "MASCULINE", "MICRO", "DOUBLE-STRUCK", "SCRIPT", "MODIFIER"):
        return ""
    return _SCRIPTS.get(first, f"{first.title()} script")


def _foreign(text: str, fewest_words: int, sure: float) -> str | None:
    prose = _prose(text)
    if len(re.findall(r"[^\W\d_]+", prose)) < fewest_words:
        return None
    ranked = _identifier().rank(prose)
    best = ranked[0][0]
    kin = next((languages for languages in _ALIKE if best in languages), frozenset({best}))
    chance = sum(share for language, share in ranked if language in kin)
    known = sum(share for language, share in ranked if language in SCREENED)
    if best in SCREENED or chance < sure or known > (1 - sure) / 2:
        return None
    return _NAMES.get(best, f"a language that may be {best}")


def _prose(text: str) -> str:
    """The words of `text` without quotations, names and code."""
    words = _QUOTED.sub(" ", text[:_LONGEST]).split()
    first = [True, *(word[-1] in ".!?:" for word in words)]
    return " ".join(
        word
        for word, begins in zip(words, first, strict=False)
        if len(word) <= _LONGEST_WORD and not _NO_WORD.search(word) and (begins or not word[0].isupper())
    )


@cache
def _identifier() -> Any:
    return _load_identifier(norm_probs=True)
