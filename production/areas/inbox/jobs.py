"""What happens in the inbox by the clock."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.inbox.upkeep import InboxUpkeep
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    upkeep = InboxUpkeep(resources.database)
    return [
        Job("wake tickets", 5.0, upkeep.wake),
        Job("age tickets", 600.0, upkeep.age),
        Job("fold ticket counts", 30.0, upkeep.fold_counts),
        Job("score tickets", 60.0, partial(upkeep.score, resources.weights)),
        Job("index words", 60.0, upkeep.index_words),
        Job("forget expired alerts", 3600.0, upkeep.forget_expired_alerts),
    ]
