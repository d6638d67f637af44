"""Exclamation and question marks that belong to a name: `Yahoo!`, `Which?`."""

from __future__ import annotations

import re

from production.text.sentences.marks import starts_lower
from production.text.sentences.words import STARTERS

_NAMES = ("Yahoo", "Yum", "Jeopardy")
_NAME = re.compile(r"\s\w\S*\s[A-Z]\w+\Z")
_GREETING = re.compile(r"(?:Hi|Hello|Hey|Dear|Thanks?|Good|OK|Okay|Sorry|Please)\b")
_GOES_ON = re.compile(r"(?:is|was|are|has|had|will|in|at|on|for|with|from|of|to|by|and|or)\b")


def is_part_of_a_name(opening: str, said: str, following: str) -> bool:
    """`opening` is where the sentence began, `said` what stands before the mark.

    Careless writers begin without capitals, so that a small letter behind the mark says nothing by itself.
    """
    if said.endswith(_NAMES):
        return starts_lower(following) or not set(re.findall(r"\A[\w'\u2019]+", following)) & STARTERS
    careful = opening[:1].isupper() and not _GREETING.match(opening)
    return careful and _GOES_ON.match(following) is not None and _NAME.search(said) is not None
