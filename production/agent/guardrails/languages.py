"""In which language something is written, as far as that decides whether it can be screened.

The rules know some languages; whatever is written in another one may say anything, and a model would understand it.
Letters tell by their script; Latin ones are left to py3langid, which carries its model in its package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from production.text.language import identifier
from production.text.scripts import script_of
from production.text.visible import visible_text

SCREENED = frozenset({"en", "pcm", "de", "fr", "es", "pt", "it", "nl", "pl", "tr"})
"""Languages with rules for wishes and for orders to the assistant; pcm is English to these rules."""

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
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
"""A word, wherever it stands: in capitals, in quotes, in code, in the name of a file."""
_FILES = 2
"""Names of files that a text in another script may mention: more could be a message by themselves."""
_FEWEST_WORDS = 3
_SURE, _VERY_SURE = 0.5, 0.9
"""Of a text as a whole, and of a few words beside others. Several foreign names in a row look like a sentence."""
_WINDOW, _STEP = 6, 3
"""Words that are looked at together, and how many of them are new."""


@lru_cache(maxsize=2048)  # what was said before is read again in every turn
def unsupported_language(text: str) -> str | None:
    """The language of `text` or of a part of it, if it cannot be screened; None for what is too short to tell."""
    shown = visible_text(text)
    if script := _foreign_script(shown):
        return script
    words = _LATIN.findall(shown)
    starts = range(0, max(len(words) - _WINDOW, 0) + _STEP, _STEP)
    windows = dict.fromkeys(tuple(words[start : start + _WINDOW]) for start in starts)  # a log says the same line often
    return _foreign(words, _SURE) or next(filter(None, (_foreign(each, _VERY_SURE) for each in windows)), None)


def _foreign_script(text: str) -> str | None:
    letters = [letter for letter in _FILE.sub(" ", text, count=_FILES) if letter.isalpha()]
    scripts = Counter(script_of(letter) for letter in letters if not letter.isascii())
    del scripts[""]
    if not scripts:
        return None
    strange = scripts.total()
    dense = sum(count for name, count in scripts.items() if name in _DENSE)
    if dense < _ENOUGH_DENSE and strange < _ENOUGH and strange <= _SHARE * len(letters):
        return None
    return "Japanese" if scripts["Japanese"] else max(scripts, key=lambda name: scripts[name])


def _foreign(words: Sequence[str], sure: float) -> str | None:
    no_names = [word for word in words if not word[0].isupper()]
    text = " ".join(no_names if len(no_names) >= _FEWEST_WORDS else words).lower()
    if len(words) < _FEWEST_WORDS or identifier().classify(text)[0] in SCREENED:
        return None
    ranked = identifier().rank(text)
    best = ranked[0][0]
    kin = next((languages for languages in _ALIKE if best in languages), frozenset({best}))
    chance = sum(share for language, share in ranked if language in kin)
    known = sum(share for language, share in ranked if language in SCREENED)
    if chance < sure or known > (1 - sure) / 2:
        return None
    return _NAMES.get(best, f"a language that may be {best}")
