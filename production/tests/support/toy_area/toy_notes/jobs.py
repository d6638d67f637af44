"""What happens to notes by the clock."""

from production.areas import Resources
from production.areas.toy_notes.store import NoteStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("tidy toy notes", 60.0, NoteStore(resources.database, EVERYTHING).tidy)]
