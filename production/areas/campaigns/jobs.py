"""What the clock does."""

from __future__ import annotations

from datetime import UTC, datetime

from production.areas import Resources
from production.areas.campaigns.release import Release
from production.areas.campaigns.store import CampaignStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    """Without an address of ours nothing leaves: nobody could unsubscribe."""
    purge = Job("purge campaigns", 3600.0, CampaignStore(resources.database, EVERYTHING).purge)
    if resources.site is None:
        return [purge]
    releasing = Release(resources.database, resources.site)

    async def release() -> None:
        await releasing.run(datetime.now(UTC))

    return [Job("release campaigns", 1.0, release), purge]
