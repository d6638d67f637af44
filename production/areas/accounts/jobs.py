"""What the clock does."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.accounts.sessions import SessionStore
from production.database.letters import LetterStore
from production.workers.scheduler import Job
from production.workers.staff_letters import give_up_letters


def jobs(resources: Resources) -> list[Job]:
    give_up = partial(give_up_letters, LetterStore(resources.database))
    return [
        Job("tidy sessions", 3600.0, SessionStore(resources.database).tidy),
        Job("give up letters to staff", 600.0, give_up),
    ]
