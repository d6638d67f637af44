"""By the clock: a model each day, and scores of whoever bought since or was scored by an older one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from production.areas import Resources
from production.areas.churn.model import Fitted
from production.areas.churn.rules.choosing import choose
from production.areas.churn.store import ChurnWork
from production.workers.scheduler import Job

_BATCH = 2_000
_DAILY = timedelta(hours=23)
"""A leader that starts again does not fit again."""


def jobs(resources: Resources) -> list[Job]:
    work = ChurnWork(resources.database)
    return [Job("fit churn", 3600.0, partial(fit_daily, work)), Job("score buyers", 60.0, partial(score_due, work))]


async def fit_daily(work: ChurnWork) -> None:
    """Unless it was done today."""
    newest = await work.newest_at()
    if newest is None or datetime.now(UTC) - newest > _DAILY:
        await fit(work)


async def fit(work: ChurnWork) -> Fitted:
    """Fit all models to the installation's own orders, and use the one that is best on those held out."""
    now = datetime.now(UTC)
    horizon, seen = await work.observed(now)
    fitted = await asyncio.to_thread(choose, now, horizon, seen)
    await work.keep(fitted)
    return fitted


async def score_due(work: ChurnWork) -> None:
    """All of them."""
    while await work.score(_BATCH) == _BATCH:
        pass
