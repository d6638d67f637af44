"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.accounts.sessions import SessionStore
from production.database.letters import LetterStore
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    sessions, letters = SessionStore(resources.database), LetterStore(resources.database)
    return [Job("tidy sessions", 3600.0, sessions.tidy), Job("drop old letters", 600.0, letters.drop_old)]
