"""The vocabulary of the built-in embedder as a dictionary for what is searched."""

from __future__ import annotations

from functools import cache

from production.agent.models.minilm import model_folder
from production.text.spelling import Dictionary


def correct_spelling(text: str) -> str:
    """The text with plain typing mistakes mended."""
    return _dictionary().corrected(text)


@cache
def _dictionary() -> Dictionary:
    return Dictionary((model_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n"))
