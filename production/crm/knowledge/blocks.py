"""Puts blocks of markdown together: what page and PDF readers produce."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_TIGHT = re.compile(r"\s*(?:- |\d{1,3}[.)] |\|)")


def join_blocks(blocks: Sequence[str]) -> str:
    """Items and rows line by line, everything else after a blank line."""
    text = blocks[0] if blocks else ""
    for before, block in pairwise(blocks):
        text += ("\n" if _TIGHT.match(before) and _TIGHT.match(block) else "\n\n") + block
    return text + "\n"
