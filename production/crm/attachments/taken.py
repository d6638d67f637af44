"""Which files a channel takes with a reply."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """Of any kind that is kept at all."""

    bytes_all: int
    """Of all files of a reply."""
