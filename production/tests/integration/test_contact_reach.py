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
