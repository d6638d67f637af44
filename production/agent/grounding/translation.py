"""Claims in other languages, word for word in English: enough to be laid over English evidence, never to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from production.text.words import FUNCTION_WORDS

_GLOSSARY = Path(__file__).with_name("glossary.txt")
"""An English word and its spellings in LANGUAGES, one word a line; what is translated by DROPPED carries no meaning."""
LANGUAGES = ("de", "fr", "es", "pt", "it", "nl", "pl")
_DROPPED = "·"
_SHORTEST = 4
"""Letters from which on a spelling is the beginning of words."""
_ENDING = 5
"""Most letters that such a word may have more."""
_LEAST = 0.6
"""Share of the words of a text that must be known, and be known best, in its language."""
_QUOTED = re.compile(r"(\"[^\"]+\"|«[^»]+»|„[^“”\"]+[“”\"]|“[^”]+”|https?://\S+|\S+@\S+)")
_EVERY = re.compile(r"\b(?:alle|toutes les|todas las|a cada|ogni|om de|elke|co)(?= \d)", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:pro|par|por|per|al|alla|na)(?= (?:minut|stunde|tag|woche|monat|heure|jour|semaine|mois|hora|d[íi]a|semana"
    r"|mes|ora|giorno|settiman|uur|dag|week|maand|godzin|dzień|tydzień|miesiąc))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+) (?:bis|à|a) (\d+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def translated(claim: str) -> str | None:
    """Word for word in English; None for what is in none of LANGUAGES."""
    parts = _QUOTED.split(_joined().sub(lambda words: words.group().replace(" ", "-"), _RANGE.sub(r"\1 to \2", claim)))
    words = [word.lower() for part in parts[::2] for word in _WORD.findall(part)]
    in_english = sum(map(_is_english, words))
    if in_english >= _LEAST * len(words):
        return None
    known = {language: sum(_lookup(word, language) is not None for word in words) for language in LANGUAGES}
    language = max(known, key=known.__getitem__)
    if known[language] < max(1, _LEAST * len(words)) or known[language] <= in_english:
        return None
    read = [_PER.sub("per", _EVERY.sub("every", part)) for part in parts[::2]]
    outside = [_WORD.sub(lambda word: _replaced(word.group(), language), part) for part in read]
    quoted = [f'"{part.strip(chr(34) + "«»„“” ")}"' for part in parts[1::2]] + [""]
    return "".join(text + quote for text, quote in zip(outside, quoted, strict=True))


def _replaced(word: str, language: str) -> str:
    english = _lookup(word.lower(), language)
    return word if english is None else "" if english == _DROPPED else english


@cache
def _joined() -> re.Pattern[str]:
    """What the glossary joins by hyphens, as it is written: "mot de passe"."""
    spellings = {spelling for glossary in _glossary().values() for spelling in glossary}
    joined = [spelling.replace("-", " ") for spelling in spellings if "-" in spelling.strip("-")]
    return re.compile(rf"\b(?:{'|'.join(sorted(joined, key=len, reverse=True))})\b", re.IGNORECASE)


def _is_english(word: str) -> bool:
    return word in FUNCTION_WORDS or word in english() or word.removesuffix("s") in english()


@cache
def english() -> frozenset[str]:
    """Every word that a translation may use."""
    return frozenset(
        word for glossary in _glossary().values() for phrase in glossary.values() for word in phrase.split()
    )


@lru_cache(maxsize=20_000)
def _lookup(word: str, language: str) -> str | None:
    glossary = _glossary()[language]
    for length in range(len(word), 0, -1):
        if len(word) - length > (_ENDING if length >= _SHORTEST else 0):
            break
        if word[:length] in glossary:
            return glossary[word[:length]]
    return None


@cache
def _glossary() -> Mapping[str, Mapping[str, str]]:
    """Language -> spelling -> English word; the first line of a spelling holds."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for line in _GLOSSARY.read_text("utf-8").splitlines():
        english, *columns = line.split("\t")
        for language, spellings in zip(LANGUAGES, columns, strict=True):
            for spelling in spellings.split(","):
                found[language].setdefault(spelling, english)
    return found
