"""How the AI's confidence is read, and the outcomes that say so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from production.areas.assist.model.calibration import FittedCurve, Observed
from production.areas.assist.rules.calibration import UNTOUCHED
from production.crm.permissions.model import Scope
from production.crm.support.calibration import Curve
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.assist")


class CalibrationStore:
    """Counts from the next message on."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def observed(self, since: datetime) -> list[Observed]:
        """What became of replies since then, by channel, intent and confidence."""
        return [Observed(**row) for row in await self._database.fetch(_SQL["observed"], since, UNTOUCHED)]

    async def replace(self, curves: Mapping[tuple[str, str], Curve]) -> None:
        """These and no others are in force."""
        rows = [(*place, curve.slope, curve.intercept, curve.judged) for place, curve in curves.items()]
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["drop_curves"])
            await connection.executemany(_SQL["add_curve"], rows)

    async def curves(self) -> list[FittedCurve]:
        """Those in force, the widest first."""
        return [
            FittedCurve(
                row["channel"], row["intent"], Curve(row["slope"], row["intercept"], row["judged"]), row["fitted_at"]
            )
            for row in await self._database.fetch(_SQL["curves"])
        ]
