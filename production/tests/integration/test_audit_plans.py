"""A log that only grows is read by its indexes, whatever is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from production.areas.audit.model import Filter
from production.areas.audit.store import AuditStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database

FILL = """
insert into audit_log (actor_kind, actor_name, act, subject, subject_id)
select 'system', 'system', case when n % 20000 = 7 then 'rare' else 'usual' end, 'draft', n::text
from generate_series(1, 40000) n"""
GENERIC = "select sum(generic_plans) from pg_prepared_statements where statement like 'select l.id%'"


@pytest.fixture
async def one_session(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url, max_size=1)
    yield opened
    await opened.close()


async def test_each_filter_is_planned_for_what_it_asks(one_session: Database) -> None:
    log = AuditStore(one_session, EVERYTHING)
    for _ in range(10):
        await log.entries(Filter(act="rare"), None, 50)
    assert await one_session.fetchval(GENERIC) == 0


async def test_a_rare_act_is_found_by_the_index(one_session: Database) -> None:
    await one_session.execute(FILL)
    await one_session.execute("analyze audit_log")
    plan = await one_session.fetch("explain select * from audit_log where act = 'rare' order by id desc limit 50")
    assert any("audit_log_act" in row[0] for row in plan)
