"""How freely the AI answers, and what plans bring: what an Admin sets."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from production.areas.assist.model.settings import ChannelRules, Plan
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.ids import Category, Channel

_SQL = load_own("production.areas.assist")


class SettingsStore:
    """Counts from the next message on; every change is in the audit log."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def channels(self) -> list[ChannelRules]:
        """By name."""
        return [_rules(row) for row in await self._database.fetch(_SQL["channels"])]

    async def change_channel(self, channel: str, change: dict[str, Any]) -> ChannelRules:
        """`change` holds the fields that are to be different.

        Raises:
            NotFound: there is no such channel.
            InvalidInput: a reply would wait for approval from a higher confidence than it is sent from.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["lock_channel"], channel)
            if row is None:
                raise NotFound(f"There is no channel {channel}.")
            before = _rules(row)
            after = _rules({**row, **change})
            if after.draft_threshold > after.send_threshold:
                raise InvalidInput("draft_threshold", f"must not be above send_threshold, {after.send_threshold:g}")
            values = after.send_threshold, after.draft_threshold, list(after.always_draft), after.csat
            await connection.execute(_SQL["change_channel"], channel, *values)
            act = Act("channel_changed", "channel", channel, asdict(before), asdict(after))
            await record(connection, self._caller, act)
            return after

    async def plans(self) -> list[Plan]:
        """By name."""
        return [Plan(**row) for row in await self._database.fetch(_SQL["plans"])]

    async def put_plan(self, plan: Plan) -> None:
        """Add it or change it; the value of everybody who has it follows.

        Raises:
            InvalidInput: other plans are in another currency, so that values could not be compared.
        """
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["lock_plans"])
            others = [Plan(**row) for row in await connection.fetch(_SQL["plans"])]
            known = next((one for one in others if one.name == plan.name), None)
            if other := next((one for one in others if one.name != plan.name and one.currency != plan.currency), None):
                raise InvalidInput("currency", f"must be {other.currency}, that of all plans: values are compared")
            await connection.execute(_SQL["put_plan"], plan.name, plan.monthly, plan.currency)
            await connection.execute(_SQL["outlooks_of_plan_are_due"], plan.name)
            before = asdict(known) if known else None
            await record(connection, self._caller, Act("plan_changed", "plan", plan.name, before, asdict(plan)))


def _rules(row: Any) -> ChannelRules:
    return ChannelRules(
        channel=Channel(row["channel"]),
        send_threshold=round(row["send_threshold"], 4),
        draft_threshold=round(row["draft_threshold"], 4),
        always_draft=tuple(map(Category, row["always_draft"])),
        csat=row["csat"],
    )
