"""Opportunities in Postgres."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

from production.areas.opportunities.model import About, Candidate, End, Hit, Opportunity
from production.areas.opportunities.rules import action_of
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.opportunities")
_OF = {About.TICKET: "tickets", About.DEAL: "deals", About.ORDER: "orders", About.CUSTOMER: "customers"}
_OWN = frozenset({"customer_id", "subject", "ticket_id", "deal_id", "order_id", "words", "proven"})
"""Columns of a candidate itself; the others are its facts."""

_BATCH = 500

KEYS = {"score": Key("score", "integer"), "found_at": Key("found_at", "timestamptz")}


def opportunity(**row: Any) -> Opportunity:
    """Of the columns of `opportunities`."""
    return Opportunity(**row, action=action_of(row["rule"]))


_LIST = ListOf(_SQL["opportunities"], KEYS, opportunity)


class OpportunityStore:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(
        self, asked: Asked, rules: Sequence[str] | None, contact_id: int | None, number: int | None = None
    ) -> Listed[Opportunity]:
        """Those that are open."""
        return await _LIST.page(self._database, asked, self._scope.sql, rules, contact_id, number, asked.q)

    async def close(self, opportunity_id: int, end: End) -> None:
        """It does not come back.

        Raises:
            NotFound: there is none that is open in reach.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold"], self._scope.sql, opportunity_id)
            if row is None:
                raise NotFound(f"There is no open opportunity {opportunity_id}.")
            caller = self._scope.caller
            await connection.execute(_SQL["close"], opportunity_id, end, caller.user_id)
            told = {"rule": row["rule"], "outcome": end}
            await record(
                connection,
                caller,
                Act("opportunity_closed", "opportunity", opportunity_id, None, told, row["customer_id"]),
            )


class Finding:
    """What the scheduler does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def candidates(self, about: About) -> AsyncIterator[list[Candidate]]:
        """The rows of one kind that may be opportunities, some at a time."""
        async with self._database.transaction() as connection:
            cursor = await connection.cursor(_SQL[_OF[about]])
            while rows := await cursor.fetch(_BATCH):
                yield [_candidate(about, dict(row)) for row in rows]

    async def keep(self, hits: Iterable[Hit]) -> None:
        """All that are found at the moment: new ones are added, what is no more ends by itself."""
        rows = [_row(hit) for hit in hits]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["find"], rows)
            await connection.execute(_SQL["over"], *([row[place] for row in rows] for place in range(3)))


def _row(hit: Hit) -> tuple[Any, ...]:
    of = hit.candidate
    rows = of.ticket_id, of.deal_id, of.order_id
    return of.customer_id, hit.rule, of.subject, *rows, hit.score, dict(of.facts), hit.said, of.proven


def _candidate(about: About, row: dict[str, Any]) -> Candidate:
    own = {name: row.pop(name) for name in _OWN & set(row)}
    return Candidate(about=about, facts=row, **own)
