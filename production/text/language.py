"""In which language somebody writes.

The script tells, where it is one language's; else three witnesses are heard: words that everybody uses
(`languages.toml`), which decide short messages, greetings, which are borrowed and count little, and py3langid.
Only the writer's own words count: no quotations, no addresses, nothing below the closing of a letter. What these do
not settle clearly stays unknown.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from production.text.folding import fold
from production.text.greetings import CLOSING
from production.text.scripts import script_of
from production.text.visible import mask_addresses, truncate

ENGLISH = "en"

_SCRIPTS = {
    "Japanese": "ja", "Chinese": "zh", "Korean": "ko", "Hebrew": "he", "Thai": "th", "Greek": "el",
    "Arabic script": "ar", "Devanagari script": "hi", "Cyrillic script": "ru",
}  # fmt: skip
_DENSE = frozenset({"Japanese", "Chinese", "Thai"})
"""Scripts without blanks between words: two letters count as one."""
_LETTERS: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "Arabic script": (("ur", frozenset("ٹڈڑںےھہۓ")), ("fa", frozenset("پچژگ"))),
    "Cyrillic script": (("uk", frozenset("іїєґ")), ("be", frozenset("ў")), ("sr", frozenset("ђјљњћџ"))),
}
"""Letters that only one of the languages of a script has; the first row with one of them decides."""
_SHARE = 0.4
"""Of the words, in another script than Latin, from which that script's language is the message's."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_QUOTATION = re.compile(r"\"[^\"\n]{1,300}\"|`[^`\n]{1,300}`")
_FEWEST = 3
"""Words that must be left for a quotation to be taken out."""
_GREETING = 0.3
_TRUST = 2.0
"""What the statistical identifier weighs when it is certain, in words."""
_NO_WORDS = "zxx"
"""What the identifier says of letters that are no words."""
_CERTAIN = 0.9
"""From which the identifier alone is believed about a language whose words are not listed."""
_CLEAR, _LEAST = 0.6, 0.25
"""By how much a language must lead, and what it must have at all."""


def is_foreign(language: str | None) -> bool:
    """Whether it is surely another language than English; `language` as `language_of` gives it."""
    return language not in {None, ENGLISH}


def english_sentences(text: str) -> str:
    """What of a message in another language is said in English."""
    return "\n".join(part for part in _SENTENCE_END.split(text) if language_of(part) == ENGLISH)


@lru_cache(maxsize=2048)  # what was said before is read again in every turn
def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, `ur-Latn` for Urdu and Hindi in Latin letters; None if unclear."""
    shown = _own_words(truncate(text))
    return _by_script(shown) or _by_words(shown)


def _own_words(text: str) -> str:
    lines = mask_addresses(_QUOTED_LINE.sub("", text)).split("\n")
    letter = "\n".join(takewhile(lambda line: not CLOSING.fullmatch(line.strip()), lines))
    said = letter if _WORD.search(letter) else "\n".join(lines)
    unquoted = _QUOTATION.sub(" ", said)
    return unquoted if len(_WORD.findall(unquoted)) >= _FEWEST else said


def _by_script(text: str) -> str | None:
    scripts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        script = "" if any(map(str.isascii, word)) else script_of(word[0])  # a word of two scripts is a disguise
        scripts[script] += max(1, len(word) // 2) if script in _DENSE else 1
    latin = scripts.pop("", 0)
    if not scripts or scripts.total() < _SHARE * (latin + scripts.total()):
        return None
    script = "Japanese" if scripts["Japanese"] else max(scripts, key=lambda name: scripts[name])
    said = set(text.lower())
    return next((code for code, letters in _LETTERS.get(script, ()) if letters & said), _SCRIPTS.get(script))


def _by_words(text: str) -> str | None:
    words = [word for word in _WORD.findall(fold(text.replace("'", " "))) if len(word) > 1]
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        for language, weight in _weights().get(word, {}).items():
            scores[language] += weight
    for language, chance in _guesses(text):
        if language in _listed() or chance > _CERTAIN:
            scores[language] += _TRUST * chance
    best_first = sorted(scores.items(), key=lambda scored: -scored[1])
    ranked = [*best_first[:2], ("", 0.0), ("", 0.0)]
    (best, most), (_, next_most) = ranked[:2]
    return best if most >= _LEAST and most - next_most >= _CLEAR * min(1.0, most) else None


def _guesses(text: str) -> list[tuple[str, float]]:
    """The identifier's chances, without names where something else is left; nothing about a word or two."""
    words = _WORD.findall(text)
    common = [word for word in words if not word[0].isupper()]
    heard = common if len(common) >= _FEWEST else words
    if len(heard) < _FEWEST:
        return []
    ranked = identifier().rank(" ".join(heard).lower())[:5]
    return [(code, float(chance)) for code, chance in ranked if code != _NO_WORDS]


@cache
def _listed() -> frozenset[str]:
    return frozenset(code for languages in _weights().values() for code in languages)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Word -> what it says for each language that has it: 1, shared among them."""
    data = tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))
    having: dict[str, dict[str, float]] = {}
    for table, worth in (("greetings", _GREETING), ("words", 1.0)):
        for language, listed in data[table].items():
            for word in listed.split():
                having.setdefault(word, {})[language] = worth
    return {word: {code: worth / len(of) for code, worth in of.items()} for word, of in having.items()}


@cache
def identifier() -> Any:
    """py3langid's model; `rank` gives languages with their chances, the likeliest first."""
    from py3langid.langid import _load_identifier  # noqa: PLC0415 - no process starts later for it

    return _load_identifier(norm_probs=True)
