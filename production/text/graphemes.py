"""What a reader sees as one character."""

from __future__ import annotations

import unicodedata

_FLAG_HALVES = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def grapheme_break(text: str, index: int) -> bool:
    """Whether a reader sees two characters here: not inside an accent, a family emoji, a flag or a keycap."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    if after == "\u200d" or before == "\u200d" or unicodedata.category(after).startswith("M"):
        return False
    if (
        "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or (before, after) == ("\r", "\n")
    ):
        return False
    if before in _FLAG_HALVES and after in _FLAG_HALVES:
        halves = index - len(text[:index].rstrip(_FLAG_HALVES))
        return halves % 2 == 0
    return True
