"""What workers do for notes, with the agent."""

from production.areas import Desk
from production.areas.toy_notes.store import NoteStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def work(desk: Desk) -> list[Job]:
    return [Job("tidy toy notes", 60.0, NoteStore(desk.database, EVERYTHING).tidy)]
