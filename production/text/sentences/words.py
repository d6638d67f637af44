"""The words that tell a full stop from an abbreviation's."""

from __future__ import annotations

import json
from importlib.resources import files

_WORDS = json.loads((files(__package__) / "words.json").read_text("utf-8"))

ALWAYS_CONTINUE = frozenset(_WORDS["always_continue"])
"""Something always follows: `Dr. Smith`, `No. 5`, `e.g. this`."""
MAY_END = frozenset(_WORDS["may_end"])
"""Perhaps the last word: only a typical first word after it (a starter) begins a new sentence."""
ENDS_BEFORE_CAPITAL = frozenset(_WORDS["ends_before_capital"])
UNITS = frozenset(_WORDS["units"])
"""After a number they end before a capital: `for 5 min. Then`."""
STARTERS = frozenset(_WORDS["starters"])
NEVER_FIRST = frozenset(_WORDS["never_first"])
"""Capitalised, yet going on after a time: `6 p.m. Monday`, `6 p.m. Pacific`."""
ORDINAL_BEFORE = frozenset(_WORDS["ordinal_before"])
ORDINAL_AFTER = frozenset(_WORDS["ordinal_after"])
"""`am 3. März`: a number with a stop is an ordinal after or before these."""
ALSO_WORDS = frozenset(_WORDS["also_words"])
"""Abbreviations that are words too, such as `no` and `sat`."""
SHORT_WORDS = frozenset(_WORDS["short_words"])
"""Up to three letters and no abbreviation of anything."""
PARTICLES = frozenset(_WORDS["particles"])
"""Starters that are also the first word of a family name: `J. De Vries`."""
BEFORE_NUMBERS = frozenset(_WORDS["before_numbers"])
"""Abbreviations only before a number: `ok. 5 zł`."""
STEPS = frozenset(_WORDS["steps"])
"""Their number names what follows: `Step 1. Turn it off.`"""
