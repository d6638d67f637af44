"""Who may be one person, among people of whom it is known: what is called sure is right, and nothing merges itself."""

from __future__ import annotations

import pytest

from production.crm.customers.suggestions import MergeSuggestion
from production.crm.permissions.model import EVERYTHING
from production.database.contacts import ContactStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.tests.support.namesakes import Entered, entered, pairs

PRECISION = 0.98
RECALL = 0.5
"""Of those entered twice, a quarter shares nothing but the name."""


async def written(database: Database, rows: list[Entered]) -> None:
    contacts = ContactStore(database, EVERYTHING)
    for row in rows:
        names = {"first_name": row.first, "last_name": row.last}
        await contacts.add({**names, "email": row.email, "phone": row.phone, "company": row.company or None})
    await database.execute("analyze")


def addresses(found: MergeSuggestion) -> frozenset[str | None]:
    return frozenset({found.first.email, found.second.email})


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_is_called_sure_is_right(database: Database, seed: int) -> None:
    rows = entered(300, seed)
    await written(database, rows)
    truth = set(pairs(rows))
    proposed = await CustomerStore(database, EVERYTHING).suggestions(5_000)
    sure = [addresses(each) for each in proposed if each.sure]
    assert sum(pair in truth for pair in sure) / len(sure) >= PRECISION
    assert len(truth & set(sure)) / len(truth) >= RECALL
    assert await database.fetchval("select count(*) from customer_merges") == 0
