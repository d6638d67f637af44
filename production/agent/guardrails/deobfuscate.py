"""Undoes the disguises that hide instructions from a reader or a word list but not from a language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from production.agent.guardrails.alphabets import DRAWN, LOOKALIKES, ONLY_TURNED, TURNED
from production.agent.guardrails.ciphers import deciphered
from production.agent.guardrails.encodings import decoded
from production.agent.guardrails.spelling import corrected
from production.text.folding import fold
from production.text.html import unescaped
from production.text.visible import truncate, visible_text

_HIDDEN = {first + code: chr(code) for first in (0xE0000, 0xE0100 - 16) for code in range(0x20, 0x7F)}
"""Tag characters and variation selectors: invisible to people, a byte each to a model."""
_LEET = tuple(str.maketrans("01345789@$", f"o{one}eastbgas") for one in "il")
"""A digit one stands for either letter."""
_LEET_WORD = re.compile(r"(?<!\S)(?:[a-z]+[0134579@$]|[0134579@$]+[a-z])[a-z01345789@$]*")
_LEET_JOINT = re.compile(r"[0134579@$](?:[a-z]|(?<=[a-z].))")
_SPELLED_OUT = re.compile(r"(?<!\w)(?:[a-z][ .*_\n-]{1,3}){5,120}[a-z](?!\w)")
_OF_ORDERS = """
    instructions instruction guidelines unrestricted everything disregard assistant previous restrictions customer
    ignore forget reveal hidden system prompt approve refund emails earlier prior above rules print show send tell
    your what the all and now are you not me my an
"""
_OF_WISHES = """
    lawyer attorney lawsuit complaint manager someone somebody password hacked stolen refund
    person human money price discount speak talk agent want need give back get pay account real the was has my to of
    me a i
"""
_IN_RUNS = tuple(
    re.compile("|".join(sorted(words.split(), key=len, reverse=True))) for words in (_OF_ORDERS, _OF_WISHES)
)
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SENTENCES = re.compile(r"(?<=[.!?])\s|\n\s*\n")
_MARKUP = re.compile(r"[<\[{!#](?<=\w.)")


class Deobfuscated(NamedTuple):
    """What a text says."""

    literal: str
    """In lower case, with its line breaks."""
    others: str
    """The readings that a model could make of its sentences beside what stands there; empty for plain writing."""


def deobfuscate(text: str) -> Deobfuscated:
    """`text` without its disguises."""
    part = truncate(text)
    read = unescaped(unescaped(part))
    shown = visible_text(read if read.isascii() else read.translate(_HIDDEN))
    literal = _SPACES.sub(" ", fold(_MARKUP.sub(r" \g<0>", shown)))
    known = set(_SENTENCES.split(literal))
    others = (
        sentence
        for reading in (*map(fold, _readings(read, shown)), *_undisguised(literal))
        if reading != literal
        for sentence in _SENTENCES.split(reading)
        if sentence not in known
    )
    return Deobfuscated(literal, "\n\n".join((*((literal,) if read != part else ()), *dict.fromkeys(others))))


def _undisguised(text: str) -> tuple[str, ...]:
    disguised = "\n\n".join(sentence for sentence in _SENTENCES.split(text) if _LEET_JOINT.search(sentence))
    return (
        corrected(text),
        *(corrected(_LEET_WORD.sub(partial(_read_leet, table), disguised)) for table in _LEET if disguised),
        _SPELLED_OUT.sub(lambda run: re.sub(r"[^a-z]", "", run[0]), text),
        *(_SPELLED_OUT.sub(partial(_joined, words), text) for words in _IN_RUNS),
    )


def _joined(words: re.Pattern[str], run: re.Match[str]) -> str:
    """What letters that stand alone say, as far as it is made of these words."""
    return " ".join(words.sub(r" \g<0> ", re.sub(r"[^a-z]", "", run[0])).split())


def _readings(read: str, shown: str) -> Iterator[str]:
    """What `read`, which is `shown` without what it hides, says in other alphabets and codes."""
    yield from deciphered(shown)
    for reading in decoded(shown):
        yield reading
        yield from deciphered(reading)
    if read.isascii():
        return
    yield visible_text(read)
    yield visible_text(read.translate(DRAWN)).casefold().translate(LOOKALIKES)
    if ONLY_TURNED.search(shown):
        yield shown.translate(TURNED)[::-1]


def _read_leet(table: dict[int, int], word: re.Match[str]) -> str:
    return word[0].translate(table)
