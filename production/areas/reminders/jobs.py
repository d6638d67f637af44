"""What the clock does."""

from __future__ import annotations

from datetime import UTC, datetime

from production.areas import Resources
from production.areas.reminders.due import DueReminders
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    """Without an address of ours nothing was written."""
    if resources.site is None:
        return []
    reminders = DueReminders(resources.database, resources.site)

    async def remind() -> None:
        await reminders.run(datetime.now(UTC))

    return [Job("remind of unanswered outreach", 5.0, remind)]
