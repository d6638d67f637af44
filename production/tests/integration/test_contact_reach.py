"""How many contacts a list has for who does not reach all: as the rights say, however they are told apart."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from production.crm.permissions.model import EVERYTHING, Reach, Role, Scope
from production.database import contacts
from production.database.contacts import ContactFilter, ContactStore
from production.database.listing import COUNTED, Asked, Sort
from production.database.pool import Database
from production.tests.support.people import Person, hired

NEWEST = Asked((Sort("created_at", descending=True),), 10)
_FILL = """
insert into customers (name, owner_id, team, deleted_at)
select 'Somebody', ($1::uuid[])[1 + n % 3], ($2::text[])[1 + n % 4], case when n % 7 = 0 then now() end
from generate_series(1, $3::integer) n"""
_TICKET = """
with conversation as (
    insert into conversations (customer_id, channel, thread_key, proof) values ($1, 'email', $2, 'proven') returning id
)
insert into tickets (ticket_number, conversation_id, customer_id, source_channel, assigned_to, assigned_team)
select $2, id, $1, 'email', $3, $4 from conversation"""
_REACHED = "select count(*) from contacts c where customer_in_scope($1::caller_scope, c.customer_id)"


@pytest.fixture
async def me(database: Database) -> Person:
    return await hired(database, Role.MANAGER, "billing")


async def filled(database: Database, me: Person, contacts: int) -> None:
    other = await hired(database, Role.REP, "legal")
    owners: list[UUID | None] = [me.id, other.id, None]
    await database.execute(_FILL, owners, ["billing", "legal", "support", None], contacts)


def scope_of(me: Person, reach: Reach) -> Scope:
    return Scope(replace(EVERYTHING.caller, user_id=me.id, teams=frozenset({"billing"})), reach)


@pytest.mark.parametrize("reach", [Reach.OWN, Reach.TEAM])
@pytest.mark.parametrize("few", [5_000, 10])
async def test_a_list_counts_whom_the_rights_say(
    database: Database, me: Person, monkeypatch: pytest.MonkeyPatch, reach: Reach, few: int
) -> None:
    monkeypatch.setattr(contacts, "_FEW", few)
    await filled(database, me, 200)
    scope = scope_of(me, reach)
    listed = await ContactStore(database, scope).page(NEWEST, ContactFilter())
    assert listed.total == await database.fetchval(_REACHED, scope.sql) > 10


async def test_of_more_than_are_counted_only_that_is_said(database: Database, me: Person) -> None:
    await filled(database, me, 4 * COUNTED)
    scope = scope_of(me, Reach.TEAM)
    store = ContactStore(database, scope)
    everybody, filtered = (
        await store.page(NEWEST, ContactFilter()),
        await store.page(NEWEST, ContactFilter(team="legal")),
    )
    mine = "select count(*) from contacts where owner_id = $1 and team = 'legal'"
    assert (everybody.total, len(everybody.rows)) == (COUNTED + 1, 10)
    assert filtered.total == await database.fetchval(mine, me.id)


@pytest.mark.parametrize("reach", list(Reach))
async def test_lists_of_any_kind_reach_whom_the_rights_say_of_each(
    database: Database, me: Person, reach: Reach
) -> None:
    await filled(database, me, 60)
    await _written_by_some(database, me)
    told = "select number from customers_in_reach($1) order by number"
    said = "select number from customers where customer_in_scope($1::caller_scope, id) order by number"
    scope = scope_of(me, reach)
    numbers = [row["number"] for row in await database.fetch(said, scope.sql)]
    assert [row["number"] for row in await database.fetch(told, scope.sql)] == numbers
    assert (len(numbers) == 60) == (reach is Reach.ALL)


async def test_lists_are_planned_with_the_rights_as_one(database: Database, me: Person) -> None:
    plan = await database.fetch("explain select id from customers_in_reach($1)", scope_of(me, Reach.TEAM).sql)
    assert not any("customers_in_reach" in row[0] for row in plan)


async def _written_by_some(database: Database, me: Person) -> None:
    """Every fifth has written to the team, to a colleague of it, or to nobody yet."""
    for number, customer in enumerate(await database.fetch("select id from customers order by number")):
        if number % 5 == 0:
            where = [(me.id, "legal"), (None, "billing"), (None, "legal"), (None, None)][number // 5 % 4]
            await database.execute(_TICKET, customer["id"], f"TKT-{number:06}", *where)
