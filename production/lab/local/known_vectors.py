"""Where this machine keeps the vectors of documents: a fresh stack embeds only what none before it has seen."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path


def known_vectors() -> Path:
    """The file for `KeptVectors`."""
    return user_cache_path("crm-digital-fte") / "vectors.sqlite"
