"""Lives through a world, stores it as orders and messages, and lets the nightly job fit and judge its models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from production.areas.churn.jobs import fit, score_due
from production.areas.churn.model import Fitted
from production.areas.churn.store import ChurnWork
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.evals.churn.world import WORLDS, Days, Habits, World
from production.lab.scratch import prepare

_SQL = load_own("production.lab.evals.churn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one world."""

    fitted: Fitted
    apart: float
    """Mean distance of today's probabilities from the true ones."""
    apart_of_guess: float
    """The same where everybody is told the true mean."""


async def play(url: str, name: str, customers: int, days: int, seed: int) -> Outcome:
    """In an empty database."""
    await prepare(url)
    database = Database(url)
    try:
        return await told(database, WORLDS[name], customers=customers, days=days, seed=seed)
    finally:
        await database.close()


async def told(database: Database, habits: Habits, *, customers: int, days: int, seed: int) -> Outcome:
    """What the nightly job makes of such customers, in a database without any."""
    world = World(habits, customers, np.random.default_rng(seed))
    world.live(days)
    ids = await _store(database, world)
    fitted = await fit(ChurnWork(database))
    await score_due(ChurnWork(database))
    return await _outcome(database, fitted, world, ids)


def rows_of(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """A line for each model with its table of calibration, and one for the choice."""
    fitted = outcome.fitted
    for each in fitted.judged:
        figures = {"auc": each.auc, "brier": each.brier, "calibration_error": each.calibration_error, "lead": each.lead}
        table = [[one.customers, round(one.said, 3), round(one.happened, 3)] for one in each.bins]
        yield {"model": each.model, **{name: round(value, 4) for name, value in figures.items()}, "bins": table}
    yield {
        "used": fitted.model, "why": fitted.why, "horizon_days": fitted.horizon_days, "held_out": fitted.customers,
        "gone": fitted.gone, "from_truth": round(outcome.apart, 4), "mean_from_truth": round(outcome.apart_of_guess, 4),
    }  # fmt: skip


async def _store(database: Database, world: World) -> list[UUID]:
    """The ids of the customers, in their order."""
    await database.execute(_SQL["source"])
    ids = [row["id"] for row in await database.fetch(_SQL["customers"], world.customers)]
    await database.execute(_SQL["orders"], *_rows(world.orders, ids))
    writers, moments = _rows(world.angry, ids)
    await database.execute(_SQL["conversations"], writers)
    await database.execute(_SQL["tickets"], writers, moments)
    await database.execute(_SQL["messages"])
    return ids


def _rows(lived: Sequence[Days], ids: Sequence[UUID]) -> tuple[list[UUID], list[datetime]]:
    """Who did it, and when; the last day is yesterday."""
    today = datetime.now(UTC)
    who = [ids[one] for of in lived for one in of]
    return who, [today - timedelta(days=len(lived) - day) for day, of in enumerate(lived) for _ in of]


async def _outcome(database: Database, fitted: Fitted, world: World, ids: Sequence[UUID]) -> Outcome:
    rows = await database.fetch("select customer_id, probability from churn_scores")
    scores = {row["customer_id"]: row["probability"] for row in rows}
    said = np.array([scores[each] for each in ids], dtype=np.float64)  # nan: not known
    truth = world.truth(fitted.horizon_days)
    return Outcome(fitted, float(np.abs(said - truth).mean()), float(np.abs(truth - truth.mean()).mean()))
