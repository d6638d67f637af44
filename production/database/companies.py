"""Companies: each name and each domain once among those that are there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Caller, Scope
from production.crm.records.companies import Company, domain_in, match_name
from production.crm.records.custom import RecordKind
from production.crm.records.kept import KEPT_FOR
from production.database.accounts import require_keepers
from production.database.audit import Act, record, record_all
from production.database.custom_fields import custom_values
from production.database.events import announce, announce_each
from production.database.exports import Export, export_of
from production.database.listing import Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.references import hands_of
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


async def companies_named(connection: Connection, caller: Caller, texts: Collection[str]) -> dict[str, tuple[int, str]]:
    """(id, name) of the company that each text means, by its domain or else its name; new ones where there are none."""
    known = await _known(connection, texts)
    while unknown := [text for text in texts if text not in known]:
        new = {match_name(text): {"name": text, "domain": domain_in(text)} for text in reversed(unknown)}
        rows = [{**_EMPTY, **one, "match_name": key, **hands_of(caller, one)} for key, one in new.items()]
        added = await connection.fetch(_SQL["add"], rows)  # without those that somebody has just added
        acts = [Act("company_added", "company", row["id"], after={"name": row["name"]}) for row in added]
        await record_all(connection, caller, acts)
        await announce_each(connection, RecordEvent.COMPANY_CHANGED, [row["id"] for row in added])
        by_name = {row["match_name"]: (row["id"], row["name"]) for row in added}
        known |= {text: by_name[match_name(text)] for text in unknown if match_name(text) in by_name}
        known |= await _known(connection, [text for text in unknown if text not in known])
    return known


async def company_names(connection: Connection, texts: Collection[str]) -> dict[str, str]:
    """The name under which each of these would be kept: that of the company, else as it is written first."""
    known, first = await _known(connection, texts), dict[str, str]()
    for text in texts:
        first.setdefault(match_name(text), text)
    return {text: known[text][1] if text in known else first[match_name(text)] for text in texts}


async def _known(connection: Connection, texts: Collection[str]) -> dict[str, tuple[int, str]]:
    keys = {text: (domain_in(text), match_name(text)) for text in texts}
    domains, names = [domain for domain, _ in keys.values() if domain], [name for _, name in keys.values()]
    rows = await connection.fetch(_SQL["named"], domains, names) if keys else []
    by_domain = {row["domain"]: (row["id"], row["name"]) for row in rows if row["domain"]}
    by_name = {row["match_name"]: (row["id"], row["name"]) for row in rows}
    found = {text: by_domain.get(domain) or by_name.get(name) for text, (domain, name) in keys.items()}
    return {text: company for text, company in found.items() if company}


class CompanyStore:
    """Companies within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, asked: Asked, wanted: CompanyFilter) -> Listed[Company]:
        """Some of them; raises as `ListOf.page`."""
        return await COMPANIES.page(self._database, asked, self._scope.sql, asked.q, *astuple(wanted))

    async def export(self, asked: Asked, wanted: CompanyFilter, form: str) -> Export[Company]:
        """The same list to its end."""
        batches = COMPANIES.batches(self._database, asked, self._scope.sql, asked.q, *astuple(wanted))
        return await export_of(self._database, self._scope, RecordKind.COMPANY, form, batches)

    async def company(self, company_id: int) -> Company:
        """
        Raises:
            NotFound: there is no such company.
        """
        row = await self._database.fetchrow(_SQL["company"], company_id, self._scope.sql)
        return _there(row, company_id)

    async def add(self, fields: Mapping[str, Any]) -> Company:
        """
        Raises:
            Taken: another has this name or domain.
            InvalidInput: owner, team or a value of `custom` is not right.
        """
        caller = self._scope.caller
        async with self._database.transaction() as connection:
            values = await _checked(connection, {**_EMPTY, **hands_of(caller, fields), **fields})
            while (company_id := await connection.fetchval(_SQL["add"], [values])) is None:
                await self._refuse_taken(connection, values, None)
            await _note(connection, caller, "company_added", company_id, after=fields)
            return await _read(connection, company_id)

    async def change(self, company_id: int, fields: Mapping[str, Any], require: Require) -> Company:
        """Change these fields.

        Raises:
            NotFound: there is no such company.
            Taken, InvalidInput: as `add`.
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

    async def drop(self, company_id: int, require: Require) -> None:
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
