"""Which of many patterns could match a sentence, told from the beginnings of its words by a few bit operations.

One integer holds a bit for every pattern and slot; the bit is set when the pattern's need in that slot is met. Every
word brings the bits of the needs that it meets, and a pattern stays when all its slots are set.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

from production.agent.guardrails.rules.required_prefixes import LETTERS, TOKENS, Prefixes, prefixes_of

SLOTS = 3
"""Needs of a pattern that are looked at, the rarest first."""
_KNOWN_WORDS = 16_384


class PatternIndex:
    """An index over the needs of patterns (`rules.required_prefixes`)."""

    def __init__(self, needs: Sequence[tuple[Prefixes, ...]]) -> None:
        self._count = len(needs)
        self._everyone = (1 << self._count) - 1
        self._free = 0
        self._bits: dict[str, int] = {}
        for at, needed in enumerate(needs):
            for slot in range(SLOTS):
                bit = 1 << (slot * self._count + at)
                if slot >= len(needed):
                    self._free |= bit
                    continue
                for prefix in needed[slot]:
                    self._bits[prefix] = self._bits.get(prefix, 0) | bit
        self._met_by = lru_cache(maxsize=_KNOWN_WORDS)(self._bits_of)

    def of(self, sentence: str) -> list[int]:
        """The positions, ascending, of the patterns that could match `sentence`."""
        met = reduce(or_, map(self._met_by, {token[:LETTERS] for token in TOKENS.findall(sentence)}), self._free)
        stays = met & self._everyone
        for _ in range(1, SLOTS):
            met >>= self._count
            stays &= met
        return _set_bits(stays)

    def _bits_of(self, beginning: str) -> int:
        return reduce(or_, (self._bits.get(prefix, 0) for prefix in prefixes_of(beginning)))


def _set_bits(number: int) -> list[int]:
    positions = []
    while number:
        lowest = number & -number
        positions.append(lowest.bit_length() - 1)
        number ^= lowest
    return positions
