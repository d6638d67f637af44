"""How long what was deleted is kept."""

from __future__ import annotations

from datetime import timedelta

KEPT_FOR = timedelta(days=30)
"""It can be restored as long."""
