"""What the semantic classifier sees of a text: the meaning in the embedder's vector, and the spelling in letter runs.

The vector carries paraphrases, the letter runs carry set phrases, typing errors and the languages that the embedder
was not trained on; together they find about a fifth more than either alone at the same false alarms.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from production.agent.guardrails.normalise import normalise

Floats = NDArray[np.float32]

EMBEDDED = 384
BUCKETS = 4096
SIZE = EMBEDDED + BUCKETS
_RUNS = (3, 4, 5)
_SHARE = np.float32(0.84)
"""Length of the letter part; that of the vector is 1."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NO_MEANING = np.zeros(EMBEDDED, np.float32)


def features(text: str, vector: Floats) -> Floats:
    """Of one short text and its embedding: SIZE numbers."""
    return with_meaning(spelling(text), vector)


def spelling(text: str) -> Floats:
    """What the letters alone tell: SIZE numbers, those of the meaning 0."""
    return np.concatenate([_NO_MEANING, _SHARE * _letters(text)])


def with_meaning(spelled: Floats, vector: Floats) -> Floats:
    """The features of a text of which `spelling` is known."""
    return np.concatenate([vector[:EMBEDDED], spelled[EMBEDDED:]])


def _letters(text: str) -> Floats:
    """Which runs of 3 to 5 letters (bytes) occur in `text`, hashed into BUCKETS; length 1, or 0 for no letters."""
    codes = np.frombuffer(f" {normalise(text)} ".encode(), dtype=np.uint8).astype(np.uint64)
    present = np.zeros(BUCKETS, dtype=np.float32)
    for size in _RUNS:
        windows = np.lib.stride_tricks.sliding_window_view(codes, size) if len(codes) >= size else codes[:0, None]
        packed = windows @ (np.uint64(256) ** np.arange(windows.shape[1], dtype=np.uint64))
        present[((packed + np.uint64(size)) * _MIX >> np.uint64(52)).astype(np.intp)] = 1
    return present / max(np.float32(1), np.linalg.norm(present))
