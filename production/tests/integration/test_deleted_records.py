"""What was deleted and not restored is gone for good after thirty days, with what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from production.areas.activities.store import ActivityStore
from production.areas.deals.store import DealStore
from production.areas.pipelines.store import PipelineStore
from production.areas.tasks.store import TaskStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.database.records import Records
from production.tests.support.records import filed

STORES: Mapping[str, type[Records[Any]]] = {
    "activities": ActivityStore,
    "deals": DealStore,
    "tasks": TaskStore,
    "pipelines": PipelineStore,
}


@pytest.mark.parametrize("table", STORES)
async def test_it_is_purged_in_time_and_not_before(database: Database, table: str) -> None:
    store = STORES[table](database, EVERYTHING)
    for _ in range(3):
        await filed(database, None, None)
    if table == "pipelines":
        await database.execute("insert into pipelines (name) values ('Old'), ('Older')")
        await database.execute("update deals set pipeline_id = id")
    age = f"update {table} set deleted_at = now() - make_interval(days => case id when 1 then 31 when 2 then 29 end)"
    await database.execute(age)
    await store.purge()
    left = await database.fetch(f"select id from {table} order by id")
    assert [row["id"] for row in left] == [2, 3]
    if table == "pipelines":
        assert await database.fetchval("select count(*) from deals") == 2
