"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.insights.store.facts import Counting
from production.areas.insights.store.mails import DueMails
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    counting = Counting(resources.database)
    jobs = [Job("count the past", 60.0, counting.read_past), Job("count", 5.0, counting.add_up)]
    if resources.site is not None:
        jobs.append(Job("mail insights", 20.0, DueMails(resources.database, resources.site).write))
    return jobs
