"""An embedder in front of a file of what it has computed: the same documents in another database cost nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np

from production.agent.models.embedder import padded
from production.crm.knowledge.ports import Embedder, Vector

_TABLE = "create table if not exists vectors (digest blob primary key, vector blob) without rowid"
_FLOAT = np.dtype("<f4")
_PATIENCE_S = 60


class KeptVectors:
    """Keeps vectors under a digest of model and text; several processes may share the file.

    For documents: what customers ask would stay in it.
    """

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        self.name = embedder.name

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """As the embedder does; computes only what the file does not hold."""
        digests = [sha256(f"{self.name}\n{text}".encode()).digest() for text in texts]
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_S)) as held, held:
            held.execute(_TABLE)
            rows = [held.execute("select vector from vectors where digest = ?", (each,)).fetchone() for each in digests]
        known = {each: np.frombuffer(row[0], _FLOAT) for each, row in zip(digests, rows, strict=True) if row}
        missing = {each: text for each, text in zip(digests, texts, strict=True) if each not in known}
        if missing:
            made = dict(zip(missing, await self._embedder.embed(list(missing.values())), strict=True))
            self._keep(made)
            known |= made
        return [padded(known[each]) for each in digests]

    def _keep(self, made: dict[bytes, Vector]) -> None:
        rows = [(digest, np.trim_zeros(vector, "b").astype(_FLOAT).tobytes()) for digest, vector in made.items()]
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_S)) as held, held:
            held.executemany("insert or ignore into vectors values (?, ?)", rows)
