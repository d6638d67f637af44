"""Companies: each name and each domain once among those that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Caller, Scope
from production.crm.records.companies import Company, domain_in, match_name
from production.crm.records.custom import RecordKind
from production.crm.records.kept import KEPT_FOR
from production.database.accounts import require_keepers
from production.database.audit import Act, record
from production.database.custom_fields import custom_values
from production.database.events import announce
from production.database.listing import Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound, Taken
from production.schemas.events import RecordEvent

_SQL = load("companies")
_BATCH = 1_000
_EMPTY = {"notes": "", "tags": [], "custom": {}}

COMPANIES = ListOf(
    _SQL["companies"],
    {
        "id": Key("id", "bigint"),
        "name": Key("lower(name)"),
        "created_at": Key("created_at", "timestamptz"),
        "updated_at": Key("updated_at", "timestamptz"),
    },
    Company,
)


@dataclass(frozen=True, slots=True)
class CompanyFilter:
    """Which are wanted; None: any."""

    owner_id: UUID | None = None
    team: str | None = None
    tag: str | None = None
    domain: str | None = None


async def company_named(connection: Connection, caller: Caller, text: str) -> tuple[int, str]:
    """(id, name) of the company that a text means, by its domain or else its name; a new one where there is none."""
    domain, key = domain_in(text), match_name(text)
    while (found := await connection.fetchrow(_SQL["named"], domain, key)) is None:
        new = {**_EMPTY, "name": text, "match_name": key, "domain": domain, "owner_id": caller.user_id}
        company_id = await connection.fetchval(_SQL["add"], new)
        if company_id is not None:  # else somebody has just added it
            await _note(connection, caller, "company_added", company_id, after={"name": text})
            return company_id, text
    return found["id"], found["name"]


class CompanyStore:
    """Companies within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, asked: Asked, wanted: CompanyFilter) -> Listed[Company]:
        """Some of them; raises as `ListOf.page`."""
        return await COMPANIES.page(self._database, asked, self._scope.sql, asked.q, *astuple(wanted))

    async def company(self, company_id: int) -> Company:
        """
        Raises:
            NotFound: there is no such company.
        """
        row = await self._database.fetchrow(_SQL["company"], company_id, self._scope.sql)
        return _there(row, company_id)

    async def create(self, fields: Mapping[str, Any]) -> Company:
        """
        Raises:
            Taken: another has this name or domain.
            InvalidInput: owner, team or a value of `custom` is not right.
        """
        caller = self._scope.caller
        kept = {} if fields.keys() & {"owner_id", "team"} else {"owner_id": caller.user_id}
        async with self._database.transaction() as connection:
            values = await _checked(connection, {**_EMPTY, **kept, **fields})
            while (company_id := await connection.fetchval(_SQL["add"], values)) is None:
                await self._refuse_taken(connection, values, None)
            await _note(connection, caller, "company_added", company_id, after=fields)
            return await _read(connection, company_id)

    async def change(self, company_id: int, fields: Mapping[str, Any], require: Require) -> Company:
        """Set these.

        Raises:
            NotFound: there is no such company.
            Taken, InvalidInput: as `create`.
            ChangedMeanwhile: said by `require`.
        """
        async with self._database.transaction() as connection:
            before = await self._held(connection, company_id, require)
            values = await _checked(connection, fields, before)
            await self._refuse_taken(connection, {"name": before.name, "domain": before.domain, **values}, company_id)
            await connection.execute(_SQL["change"], company_id, values)
            if "name" in values:
                await connection.execute(_SQL["rename_in_contacts"], company_id, values["name"])
            was = {name: getattr(before, name) for name in fields}
            await _note(connection, self._scope.caller, "company_changed", company_id, was, fields)
            return await _read(connection, company_id)

    async def delete(self, company_id: int, require: Require) -> None:
        """Its people stay, and keep its name.

        Raises:
            NotFound, ChangedMeanwhile: as `change`.
        """
        async with self._database.transaction() as connection:
            await self._held(connection, company_id, require)
            await connection.execute(_SQL["delete"], company_id)
            await _note(connection, self._scope.caller, "company_deleted", company_id)

    async def restore(self, company_id: int) -> Company:
        """What is there stays as it is.

        Raises:
            NotFound: there is no such company, or it was deleted too long ago.
            Taken: another has its name or domain by now.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold_deleted"], company_id, self._scope.sql, KEPT_FOR)
            if row is None:
                raise NotFound(f"There is no company {company_id}.")
            if row["deleted_at"] is None:
                return await _read(connection, company_id)
            await self._refuse_taken(connection, row, company_id)
            await connection.execute(_SQL["restore"], company_id)
            await _note(connection, self._scope.caller, "company_restored", company_id)
            return await _read(connection, company_id)

    async def purge(self) -> None:
        """Some of those that nobody restored in time are gone for good."""
        await self._database.execute(_SQL["purge"], KEPT_FOR, _BATCH)

    async def _held(self, connection: Connection, company_id: int, require: Require) -> Company:
        await connection.execute(_SQL["hold"], company_id)
        company = _there(await connection.fetchrow(_SQL["company"], company_id, self._scope.sql), company_id)
        require(company.updated_at)
        return company

    async def _refuse_taken(self, connection: Connection, values: Mapping[str, Any], own_id: int | None) -> None:
        wanted = values.get("domain"), match_name(values["name"]), own_id, self._scope.sql
        if holder := await connection.fetchrow(_SQL["holder"], *wanted):
            field = "domain" if holder["by_domain"] else "name"
            raise Taken(field, "another company has it already", holder["id"] if holder["visible"] else None)


async def _checked(connection: Connection, fields: Mapping[str, Any], before: Company | None = None) -> dict[str, Any]:
    """As they are stored."""
    await require_keepers(connection, fields)
    values = dict(fields)
    if "name" in fields:
        values["match_name"] = match_name(fields["name"])
    if "custom" in fields:
        had = before.custom if before else {}
        values["custom"] = await custom_values(connection, RecordKind.COMPANY, fields["custom"], had)
    return values


async def _read(connection: Connection, company_id: int) -> Company:
    """Also where the caller has just given it into other hands."""
    return _there(await connection.fetchrow(_SQL["company"], company_id, None), company_id)


def _there(row: Any, company_id: int) -> Company:
    if row is None:
        raise NotFound(f"There is no company {company_id}.")
    return Company(**row)


async def _note(
    connection: Connection,
    caller: Caller,
    name: str,
    company_id: int,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    await record(connection, caller, Act(name, "company", company_id, before, after))
    await announce(connection, RecordEvent.COMPANY_CHANGED, company_id)
