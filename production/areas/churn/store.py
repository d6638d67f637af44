"""Snapshots, models and scores in Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import numpy as np

from production.areas.churn.model import (
    AtRisk,
    Bin,
    Buyers,
    ContactScore,
    Factor,
    Fitted,
    Floats,
    Judgement,
    Snapshot,
    snapshot_of,
)
from production.areas.churn.rules.choosing import LIKELY, NEW_FOR, cuts, horizon_of, read
from production.crm.permissions.model import Scope
from production.database.contacts import ContactStore
from production.database.listing import PLAN_FOR_ARGUMENTS, Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Connection, Database

_SQL = load_own("production.areas.churn")
_SAMPLE = 20_000
"""Customers to whom a model is fitted: more make it no better, and the night no shorter."""

KEYS = {
    "at_risk": Key("coalesce(value, 0)::float8 * probability", "float8"),
    "probability": Key("probability", "float8"),
    "last_order_at": Key("last_order_at", "timestamptz"),
    "name": Key("lower(coalesce(name, email, ''))"),
}


def at_risk(**row: Any) -> AtRisk:
    """Of the columns of `scores`."""
    return AtRisk(**{**row, "factors": _factors(row["factors"])})


_LIST = ListOf(_SQL["scores"], KEYS, at_risk)


class ChurnStore:
    """What people read, within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(
        self, asked: Asked, at_least: float, worth: float | None = None, contact_id: int | None = None
    ) -> Listed[AtRisk]:
        """Those who are so likely not to come back, and worth so much."""
        return await _LIST.page(self._database, asked, self._scope.sql, at_least, worth, contact_id, asked.q)

    async def of_contact(self, contact_id: int) -> ContactScore | None:
        """None: they have bought nothing, or have not been scored yet.

        Raises:
            NotFound: there is no such contact.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        row = await self._database.fetchrow(_SQL["score"], contact.customer_id)
        return row and ContactScore(**{**row, "factors": _factors(row["factors"])})

    async def buyers(self) -> Buyers:
        """All of them, counted."""
        since = datetime.now(UTC) - NEW_FOR
        async with self._database.transaction() as connection:
            await connection.execute(PLAN_FOR_ARGUMENTS)
            return Buyers(**await connection.fetchrow(_SQL["buyers"], self._scope.sql, since, LIKELY))

    async def newest(self) -> Fitted | None:
        """The model in use; None: none was ever fitted."""
        row = await self._database.fetchrow(_SQL["model"])
        return row and _fitted(row)


class ChurnWork:
    """What the scheduler does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest_at(self) -> datetime | None:
        """When the model in use was fitted."""
        row = await self._database.fetchrow(_SQL["model"])
        return cast("datetime", row["fitted_at"]) if row else None

    async def observed(self, now: datetime) -> tuple[int, list[Snapshot]]:
        """The horizon in days, and what was known at each of `cuts`, with what came of it."""
        async with self._database.connection() as connection:
            first = (await connection.fetchrow(_SQL["history"]))["first"]
            ids = [row["customer_id"] for row in await connection.fetch(_SQL["sample"], _SAMPLE)]
            horizon = horizon_of(np.array([row["days"] for row in await connection.fetch(_SQL["gaps"], ids)]))
            moments = cuts(now, horizon, first) if first else []
            over = timedelta(days=horizon)
            return horizon, [snapshot_of(await connection.fetch(_SQL["snapshot"], at, ids, over)) for at in moments]

    async def keep(self, fitted: Fitted) -> None:
        """Use it from now on."""
        chosen = fitted.chosen
        told = [asdict(each) for each in fitted.judged]
        async with self._database.transaction() as connection:
            history = await connection.fetchrow(_SQL["history"])
            await connection.execute(
                _SQL["save_model"], fitted.fitted_at, fitted.horizon_days, fitted.customers, fitted.gone, told,
                chosen and chosen.name, chosen and chosen.parameters(), history["currency"],
            )  # fmt: skip
            await connection.execute(_SQL["purge_models"])

    async def score(self, limit: int) -> int:
        """Score up to so many of those who are due; how many there were."""
        async with self._database.transaction() as connection:
            ids = [row["customer_id"] for row in await connection.fetch(_SQL["due"], limit)]
            if ids:
                await self._score(connection, ids)
            return len(ids)

    async def _score(self, connection: Connection, ids: Sequence[UUID]) -> None:
        row, now = await connection.fetchrow(_SQL["model"]), datetime.now(UTC)
        bought = await connection.fetch(_SQL["snapshot"], now, ids, None)
        gone, why = _said(row, snapshot_of(bought))
        scores = {
            who["customer_id"]: (
                row["id"],
                said,
                [asdict(each) for each in factors],
                who["orders"],
                who["last_order_at"],
            )
            for who, said, factors in zip(bought, gone, why, strict=True)
        }
        nothing: tuple[Any, ...] = (row["id"], None, [], 0, None)
        await connection.executemany(_SQL["save_score"], [(each, *scores.get(each, nothing), now) for each in ids])


def _said(row: Any, seen: Snapshot) -> tuple[Sequence[float | None], Sequence[Sequence[Factor]]]:
    if row["chosen"] is None or not len(seen):
        return [None] * len(seen), [()] * len(seen)
    model = read(row["chosen"], row["parameters"])
    gone: Floats = np.clip(model.gone(seen), 0, 1)
    return gone.tolist(), model.factors(seen)


def _factors(told: Sequence[Any]) -> tuple[Factor, ...]:
    return tuple(Factor(**each) for each in told)


def _fitted(row: Any) -> Fitted:
    judged = tuple(Judgement(**{**each, "bins": tuple(Bin(**one) for one in each["bins"])}) for each in row["judged"])
    chosen = row["chosen"] and read(row["chosen"], row["parameters"])
    return Fitted(row["fitted_at"], row["horizon_days"], row["customers"], row["gone"], judged, chosen)
