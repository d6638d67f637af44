"""By the clock: what became of suggestions, and what customers are worth."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.assist.rules.outcome import judge
from production.areas.assist.rules.outlook import churn_of, value_of
from production.areas.assist.store.outcomes import OutcomeStore
from production.areas.assist.store.outlooks import OutlookStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job

_BATCH = 500


def jobs(resources: Resources) -> list[Job]:
    database = resources.database
    return [
        Job("judge suggestions", 10.0, partial(judge_suggestions, OutcomeStore(database, EVERYTHING))),
        Job("judge customers", 30.0, partial(judge_customers, OutlookStore(database))),
    ]


async def judge_suggestions(outcomes: OutcomeStore) -> None:
    """Note what became of those about which something has been decided since the last time."""
    await outcomes.end([judged for same in await outcomes.decided(_BATCH) for judged in judge(same)])


async def judge_customers(outlooks: OutlookStore) -> None:
    """Work out value and risk of those about whom there may be something new."""
    while True:
        now, facts = await outlooks.outdated(_BATCH)
        await outlooks.save([(one.customer_id, value_of(one, now), churn_of(one, now)) for one in facts], now)
        if len(facts) < _BATCH:
            return
