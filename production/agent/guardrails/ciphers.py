"""Texts written backwards or with other letters for the letters, read where that turns their words into English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

_COMMON = """
    all and are ignore forget disregard instruction instructions system prompt previous your you the me my now
    everything above rules reveal show print send this that with from have not for act admin answer mode only override
    password passwords prior reply secret tell word
"""
_COMMON_WORDS = frozenset(_COMMON.split())
_OTHER_WORDS = frozenset({"era", "ton", "em", "won"})
"""English both ways."""
_BACKWARDS = frozenset(word[::-1] for word in _COMMON_WORDS) - _COMMON_WORDS - _OTHER_WORDS
_ENOUGH = 2
"""Words that are English only when read so."""
_VISIBLE = "".join(map(chr, range(33, 127)))


def _alphabets() -> Iterator[dict[int, int]]:
    """Shifted by one to 25 letters, mirrored (Atbash), shifted through all visible characters (ROT47)."""
    for by in range(1, 26):
        lower, upper = (letters[by:] + letters[:by] for letters in (ascii_lowercase, ascii_uppercase))
        yield str.maketrans(ascii_lowercase + ascii_uppercase, lower + upper)
    yield str.maketrans(ascii_lowercase + ascii_uppercase, ascii_lowercase[::-1] + ascii_uppercase[::-1])
    yield str.maketrans(_VISIBLE, _VISIBLE[47:] + _VISIBLE[:47])


def _written_in(alphabet: dict[int, int]) -> frozenset[str]:
    """The common words as they look in it, if nothing else looks so."""
    back = {plain: code for code, plain in alphabet.items()}
    return frozenset(word.translate(back) for word in _COMMON_WORDS) - _COMMON_WORDS


_CIPHERS = tuple((alphabet, _written_in(alphabet)) for alphabet in _alphabets())


def deciphered(text: str) -> Iterator[str]:
    """Every reading of `text` backwards or in a shifted alphabet that has some common English words."""
    words = {*re.findall(r"[a-z]+", text.lower()), *text.split()}
    for alphabet, common in _CIPHERS:
        if len(words & common) >= _ENOUGH:
            yield text.translate(alphabet)
    if len(words & _BACKWARDS) >= _ENOUGH:
        yield text[::-1]
        yield " ".join(word[::-1] for word in text.split())
