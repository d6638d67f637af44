"""Processes that outside words reach may use the tables, and do nothing to them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from production.crm.permissions.model import EVERYTHING
from production.database.audit import Act, record
from production.database.customer_privacy import PrivacyStore
from production.database.grants import admit_service
from production.database.migrate import migrate
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.errors import ConfigurationError
from production.tests.builders import chat
from production.tests.support.postgres import url_of
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def service(database: Database, database_url: str) -> AsyncIterator[Database]:
    for _ in range(2):  # after every migration
        await admit_service(database, url_of(database_url))
    opened = Database(url_of(database_url))
    yield opened
    await opened.close()


async def test_a_turn_is_claimed_and_settled(service: Database) -> None:
    turns = TurnStore(service)
    await turns.settle(await claimed(turns, chat()), reply())
    assert len(await TicketStore(service).lease_numbers(2)) == 2


async def test_tables_of_later_migrations_are_included(service: Database, database: Database) -> None:
    async with database.connection() as owner:
        await owner.execute("create table later (id bigint generated always as identity primary key, word text)")
    async with service.connection() as connection:
        await connection.execute("insert into later (word) values ('hello')")


DENIED = [
    "create table mine ()",
    "drop table tickets",
    "truncate opt_outs",
    "alter table tickets add column mine text",
    "alter table tickets disable trigger all",
    "create function mine() returns int language sql as 'select 1'",
    "select make_months('ledger', '2040-01-01')",
    "delete from schema_migrations",
    "delete from audit_changes",
    "delete from audit_log",
    "update audit_log set actor_name = 'nobody'",
    "create role mine",
    "copy tickets to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "set role postgres",
]


async def test_tables_are_not_changed(service: Database) -> None:
    async with service.connection() as connection:
        for statement in DENIED:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)


async def test_a_customer_is_forgotten_with_what_the_log_has_of_their_words(
    service: Database, database: Database
) -> None:
    turns = TurnStore(service)
    await turns.settle(await claimed(turns, chat()), reply())
    customer_id = await database.fetchval("select id from customers")
    async with service.transaction() as connection:
        said = Act("draft_approved", "draft", 1, after={"text": "their words"}, customer_id=customer_id)
        await record(connection, EVERYTHING.caller, said)
    await PrivacyStore(service).forget(customer_id)
    assert await database.fetchval("select count(*) from audit_changes") == 0


async def test_commands_that_look_after_the_schema_work_while_nothing_is_missing(
    service: Database, database: Database
) -> None:
    assert await migrate(service) == []
    async with database.connection() as owner:
        await owner.execute("delete from schema_migrations where name like '0016%'")
    with pytest.raises(ConfigurationError, match="may not apply the migration 0016"):
        await migrate(service)


async def test_months_are_not_dropped(service: Database, database: Database) -> None:
    async with database.connection() as owner:
        await owner.execute("select make_months('ledger', now() - interval '6 months')")
    async with service.connection() as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("select drop_months('ledger', now() - interval '1 month')")


async def test_the_owner_is_no_service(database: Database, database_url: str) -> None:
    await admit_service(database, database_url)
    async with database.connection() as connection:
        assert await connection.fetchval("select has_table_privilege('tickets', 'truncate')")


async def test_a_url_without_user_is_named(database: Database, database_url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^DATABASE_SERVICE_URL"):
        await admit_service(database, url_of(database_url, user=""))


async def test_a_role_that_nobody_may_make_is_named(service: Database, database_url: str) -> None:
    with pytest.raises(ConfigurationError, match="there is no role nobody-made-it"):
        await admit_service(service, url_of(database_url, user="nobody-made-it:x@"))
