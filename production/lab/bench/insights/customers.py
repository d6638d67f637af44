"""The page of customers: who buys and who may stay away. It tells what is now, so that a history has no part in it."""

from __future__ import annotations

import asyncio

from production.areas.churn.rules.choosing import LIKELY
from production.areas.churn.store import ChurnStore
from production.crm.permissions.model import Scope
from production.database.listing import Asked, Sort
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.bench.insights.copies import PATIENCE_S

_TICKETS = 8
_SQL = load_own("production.lab.bench.insights")
_FIRST = Asked(sort=(Sort("at_risk", descending=True),), limit=100)


async def fill(database: Database, buyers: int) -> None:
    """So many with eight tickets each, as the worker and the scheduler leave them."""
    async with database.transaction() as connection:
        await connection.execute("set local session_replication_role = 'replica'")  # no triggers
        await connection.execute(_SQL["buyers"], buyers, timeout=PATIENCE_S)
        await connection.execute(_SQL["tickets"], _TICKETS, timeout=PATIENCE_S)
    async with database.connection() as connection:
        await connection.execute("vacuum analyze customers, churn_scores, tickets", timeout=PATIENCE_S)


async def page(database: Database, scope: Scope) -> None:
    """All that the page asks for, at once as it does."""
    store = ChurnStore(database, scope)
    await asyncio.gather(store.buyers(), store.page(_FIRST, LIKELY), store.newest())
