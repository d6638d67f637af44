"""What notes add to the end of a turn."""

from __future__ import annotations

from production.areas.toy_notes.model import NoteTaken
from production.areas.toy_notes.store import take_note

EFFECTS = {NoteTaken: take_note}
