"""Quotations and brackets, in which no sentence of the outer text ends."""

from __future__ import annotations

_PAIRS = {
    "(": ")",
    "[": "]",
    "\u201c": "\u201d",
    "\u201e": "\u201c",
    "\u00ab": "\u00bb",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\uff08": "\uff09",
    "\u3010": "\u3011",
    '"': '"',
}
_LONGEST = 400
"""A quotation or bracket longer than this may be cut inside: more likely its end was forgotten."""


def shielded(text: str) -> bytearray:
    """1 where a character stands inside a quotation or bracket that is closed in the same paragraph.

    A stop right before the closing mark is judged at the mark, which the stop's match includes.
    """
    shield = bytearray(len(text))
    index = 0
    while index < len(text):
        closing = _PAIRS.get(text[index])
        end = text.find(closing, index + 1, index + _LONGEST) if closing else -1
        if end > 0 and "\n" not in text[index:end]:
            shield[index:end] = b"\x01" * (end - index)
            index = end
        index += 1
    return shield
