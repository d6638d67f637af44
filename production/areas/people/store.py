"""People and teams in Postgres."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from production.areas.people.model import INVITED_FOR, Change, Colleague, Invitation, Member
from production.crm.permissions.letters import Letter
from production.crm.permissions.model import Role, Scope
from production.database.accounts import add_letter, end_sessions, hold_users, shut_out, void_links
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, InvalidInput, NotFound

_SQL = load_own("production.areas.people")


class ColleagueStore:
    """Who can be given a ticket: no secret among people who work together, so the scope narrows nothing."""

    def __init__(self, database: Database, _: Scope) -> None:
        self._database = database

    async def colleagues(self) -> list[Colleague]:
        """Everybody who is not disabled, by name."""
        rows = await self._database.fetch(_SQL["colleagues"])
        return [Colleague(row["id"], row["name"], tuple(row["teams"])) for row in rows]


class PeopleStore:
    """Everybody: only who may administer works with it."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def members(self) -> list[Member]:
        """By name."""
        return [_member(row) for row in await self._database.fetch(_SQL["members"], None)]

    async def invite(self, guest: Invitation, digest: bytes, letter: Letter | None) -> Member:
        """Add somebody, with a link to choose a password, which is mailed where there is a letter.

        Raises:
            Conflict: the address has an account.
            InvalidInput: there is no such team.
        """
        async with self._database.transaction() as connection:
            added = guest.email, guest.name, guest.role, guest.may_send
            user_id = await connection.fetchval(_SQL["add"], *added)
            if user_id is None:
                raise Conflict(_taken(await _read(connection, await connection.fetchval(_SQL["find"], guest.email))))
            await _set_teams(connection, user_id, guest.teams)
            await _invite(connection, user_id, digest, letter)
            member = await _read(connection, user_id)
            await self._record(connection, "user_invited", member, after=_told(member))
            return member

    async def invite_again(self, user_id: UUID, digest: bytes, letter: Letter) -> None:
        """Another link, and none of those before opens anything any more.

        Raises:
            NotFound: there is nobody with this id.
            Conflict: they have joined, or are disabled.
        """
        async with self._database.transaction() as connection:
            # First, so that whoever takes one up at this moment has joined before it is asked, or never does.
            await void_links(connection, user_id)
            member = await _read(connection, user_id)
            if member.joined:
                raise Conflict(f"{member.name} has an account: they choose a new password themselves.")
            if member.disabled_at is not None:
                raise Conflict(f"{member.name} is disabled: let them in again first.")
            await _invite(connection, user_id, digest, letter)
            await self._record(connection, "user_invited", member)

    async def change(self, user_id: UUID, change: Change) -> Member:
        """Whoever is disabled or gets another role is signed out everywhere.

        Raises:
            NotFound: there is nobody with this id.
            InvalidInput: there is no such team.
            Conflict: nobody would be left who may administer.
        """
        async with self._database.transaction() as connection:
            await hold_users(connection)
            before = await _read(connection, user_id)
            changed = change.name, change.role, change.may_send, change.disabled
            await connection.execute(_SQL["change"], user_id, *changed)
            if change.teams is not None:
                await _set_teams(connection, user_id, change.teams)
            after = await _read(connection, user_id)
            if before.role is Role.ADMIN and not await connection.fetchval(_SQL["anybody_administers"]):
                raise Conflict(f"{before.name} is the last Admin: make somebody else one first.")
            if after.disabled_at is not None:
                await shut_out(connection, user_id, "rights")
            elif (before.role, before.disabled_at) != (after.role, after.disabled_at):
                await end_sessions(connection, user_id, "rights")
            await self._record(connection, "user_changed", after, before=_told(before), after=_told(after))
            return after

    async def teams(self) -> list[str]:
        """In the order of their names."""
        return [row["name"] for row in await self._database.fetch(_SQL["teams"])]

    async def add_team(self, name: str) -> None:
        """Nothing happens if there is one."""
        async with self._database.transaction() as connection:
            if await connection.fetchval(_SQL["add_team"], name):
                await record(connection, self._caller, Act("team_added", "team", name))

    async def find(self, email: str) -> Member:
        """
        Raises:
            NotFound: nobody has this address.
        """
        user_id = await self._database.fetchval(_SQL["find"], email)
        if user_id is None:
            raise NotFound(f"Nobody here has the address {email}.")
        async with self._database.connection() as connection:
            return await _read(connection, user_id)

    async def _record(
        self,
        connection: Connection,
        name: str,
        member: Member,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        await record(connection, self._caller, Act(name, "user", member.id, before, after))


def _taken(member: Member) -> str:
    if member.disabled_at is not None:
        return f"{member.name} has an account with {member.email} that is disabled: enable it in place of another."
    return f"{member.email} has an account already."


async def _invite(connection: Connection, user_id: UUID, digest: bytes, letter: Letter | None) -> None:
    await connection.execute(_SQL["add_link"], user_id, digest, INVITED_FOR)
    if letter is not None:
        await add_letter(connection, digest, letter)


async def _set_teams(connection: Connection, user_id: UUID, teams: Collection[str]) -> None:
    known = {row["name"] for row in await connection.fetch(_SQL["teams"])}
    if unknown := sorted(set(teams) - known):
        raise InvalidInput("teams", f"there is no team {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    await connection.execute(_SQL["leave_teams"], user_id)
    await connection.execute(_SQL["join_teams"], user_id, list(teams))


async def _read(connection: Connection, user_id: UUID) -> Member:
    row = await connection.fetchrow(_SQL["members"], user_id)
    if row is None:
        raise NotFound(f"There is nobody with the id {user_id}.")
    return _member(row)


def _told(member: Member) -> dict[str, Any]:
    """What of a person the log keeps: rights, and whether they are let in."""
    return {
        "role": member.role,
        "may_send": member.may_send,
        "teams": list(member.teams),
        "disabled": member.disabled_at is not None,
    }


def _member(row: Any) -> Member:
    return Member(**{**row, "role": Role(row["role"]), "teams": tuple(row["teams"])})
