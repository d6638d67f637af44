"""By the clock: what became of suggestions, and what customers are worth."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from production.areas import Resources
from production.areas.assist.rules.calibration import CALIBRATED_BY, fit_all
from production.areas.assist.rules.outcome import judge
from production.areas.assist.rules.outlook import churn_of, value_of
from production.areas.assist.store.calibrations import CalibrationStore
from production.areas.assist.store.leaving import LeavingCustomers
from production.areas.assist.store.outcomes import OutcomeStore
from production.areas.assist.store.outlooks import OutlookStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job

_BATCH = 500


def jobs(resources: Resources) -> list[Job]:
    database = resources.database
    return [
        Job("judge suggestions", 10.0, partial(judge_suggestions, OutcomeStore(database, EVERYTHING))),
        Job("calibrate confidence", 3600.0, partial(calibrate, CalibrationStore(database, EVERYTHING))),
        Job("judge customers", 30.0, partial(judge_customers, OutlookStore(database))),
        Job("look after customers who may leave", 30.0, LeavingCustomers(database).look_after),
    ]


async def judge_suggestions(outcomes: OutcomeStore) -> None:
    """Note what became of those about which something has been decided since the last time."""
    await outcomes.end([judged for same in await outcomes.decided(_BATCH) for judged in judge(same)])


async def calibrate(calibrations: CalibrationStore) -> None:
    """Fit anew how the AI's confidence is read."""
    await calibrations.replace(fit_all(await calibrations.observed(datetime.now(UTC) - CALIBRATED_BY)))


async def judge_customers(outlooks: OutlookStore) -> None:
    """Work out value and risk of those about whom there may be something new."""
    while True:
        now, facts = await outlooks.outdated(_BATCH)
        await outlooks.save([(one.customer_id, value_of(one, now), churn_of(one, now)) for one in facts], now)
        if len(facts) < _BATCH:
            return
