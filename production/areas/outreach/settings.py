"""How fast and when outreach leaves: one row for the whole company, whose mailbox is one."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from production.crm.permissions.model import Scope
from production.database.audit import Act, difference, record
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.outreach")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachSettings:
    """For all campaigns together."""

    per_minute: int
    per_domain_per_minute: int
    opens: str
    """As in `08:00`, in the recipient's zone, on working days of theirs."""
    closes: str
    working_days: int
    """Without an answer, until somebody is reminded."""
    start_grace_minutes: int
    """How late a campaign still begins by itself."""


class SettingsStore:
    """Whoever works here sees them."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def settings(self) -> OutreachSettings:
        return OutreachSettings(**await self._database.fetchrow(_SQL["settings"]))

    async def put(self, settings: OutreachSettings) -> None:
        """Holds from now on, also for campaigns that run; what is due already stays so."""
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["settings"])
            await connection.execute(_SQL["put_settings"], *asdict(settings).values())
            before, after = difference(row, asdict(settings))
            if after:
                act = Act("outreach_settings_changed", "outreach", "settings", before, after)
                await record(connection, self._caller, act)
