"""Consents and suppressions in Postgres: what is withdrawn holds at once, also for what waits to leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from production.areas.consents.model import Basis, Consent, Preference, Standing
from production.crm.outreach.model import Suppressed
from production.crm.permissions.model import EVERYTHING, Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.outreach import call_off, suppress
from production.database.pool import Connection, Database
from production.database.references import contact_id_of
from production.schemas.errors import Conflict, InvalidInput, NotFound
from production.schemas.ids import Channel

_SQL = load_own("production.areas.consents")
_PAGE = "the preference page"
_ONE_CLICK = "one click in a mail program"


class ConsentStore:
    """Of contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def standing(self, contact_id: int) -> Standing:
        """
        Raises:
            NotFound: there is no such contact in reach; so do the others.
        """
        async with self._database.connection() as connection:
            return await _standing(connection, await self._customer(connection, contact_id))

    async def give(self, contact_id: int, given: Mapping[str, Any]) -> Standing:
        """Write one down.

        Raises:
            Conflict: one stands already.
        """
        async with self._database.transaction() as connection:
            customer_id = await self._customer(connection, contact_id)
            at = given.get("given_at")
            of = customer_id, given["channel"], given["purpose"], given["basis"], given["source"], at
            consent_id = await connection.fetchval(_SQL["give"], *of, self._scope.caller.user_id)
            if consent_id is None:
                raise Conflict("There is such a consent already: withdraw it first.")
            await self._note(connection, "consent_given", consent_id, customer_id, dict(given))
            return await _standing(connection, customer_id)

    async def withdraw(self, consent_id: int, how: str) -> Standing:
        """In the words of whoever heard it."""
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold"], consent_id, self._scope.sql)
            if row is None:
                raise NotFound(f"There is no consent {consent_id}.")
            if await connection.fetchval(_SQL["withdraw"], consent_id, how):
                await call_off(connection, [row["customer_id"]])
                await self._note(connection, "consent_withdrawn", consent_id, row["customer_id"], {"how": how})
            return await _standing(connection, row["customer_id"])

    async def suppress(self, contact_id: int, channel: Channel) -> Standing:
        """Nothing more is written first to any address of theirs."""
        async with self._database.transaction() as connection:
            customer_id = await self._customer(connection, contact_id)
            await _silence(connection, customer_id, channel, Suppressed.BY_HAND, self._scope.caller.name)
            await self._note(connection, "outreach_suppressed", contact_id, customer_id, {"channel": channel})
            return await _standing(connection, customer_id)

    async def _customer(self, connection: Connection, contact_id: int) -> UUID:
        try:
            return await contact_id_of(connection, self._scope, contact_id)
        except InvalidInput as error:
            raise NotFound(f"There is no contact {contact_id}.") from error

    async def _note(
        self, connection: Connection, act: str, subject: int, customer_id: UUID, said: Mapping[str, Any]
    ) -> None:
        shown = {name: value if isinstance(value, str) else str(value) for name, value in said.items() if value}
        await record(connection, self._scope.caller, Act(act, "consent", subject, after=shown, customer_id=customer_id))


class PreferenceStore:
    """What whoever holds the link of a message of ours may choose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def preferences(self, token: str) -> list[Preference]:
        """
        Raises:
            NotFound: no message of ours has this link; so do the others.
        """
        async with self._database.transaction() as connection:
            return await _preferences(connection, await _held(connection, token))

    async def choose(self, token: str, wanted: Sequence[Preference]) -> list[Preference]:
        """What is not named stays as it is.

        Raises:
            InvalidInput: names what we never wrote.
        """
        async with self._database.transaction() as connection:
            row = await _held(connection, token)
            known = {(one.channel, one.purpose): one for one in await _preferences(connection, row)}
            for each in wanted:
                was = known.get((each.channel, each.purpose))
                if was is None:
                    raise InvalidInput("preferences", f"there is no {each.purpose} on {each.channel} to choose")
                if each.wanted and not was.wanted:
                    await _resume(connection, row["customer_id"], each)
                elif was.wanted and not each.wanted:
                    await _stop(connection, row["customer_id"], each)
            return await _preferences(connection, row)

    async def unsubscribe(self, token: str, how: str = _ONE_CLICK) -> None:
        """Nothing more comes on the channel of that message; saying so again changes nothing."""
        async with self._database.transaction() as connection:
            row = await _held(connection, token)
            channel = Channel(row["channel"])
            await suppress(connection, row["recipient"], channel, Suppressed.UNSUBSCRIBED, how)
            await _silence(connection, row["customer_id"], channel, Suppressed.UNSUBSCRIBED, how)
            act = Act("unsubscribed", "consent", channel, after={"how": how}, customer_id=row["customer_id"])
            await record(connection, EVERYTHING.caller, act)

    async def token_answered(self, message_ids: Sequence[str]) -> str | None:
        """Of the newest message of ours that these ids name."""
        token: str | None = await self._database.fetchval(_SQL["answers_outreach"], list(message_ids))
        return token


async def _held(connection: Connection, token: str) -> Any:
    row = await connection.fetchrow(_SQL["of_token"], token)
    if row is None:
        raise NotFound("This link leads nowhere any more.")
    return row


async def _standing(connection: Connection, customer_id: UUID) -> Standing:
    rows = await connection.fetch(_SQL["consents"], customer_id)
    consents = [
        Consent(**{**row, "channel": Channel(row["channel"]), "basis": Basis(row["basis"])}) for row in map(dict, rows)
    ]
    barred = await connection.fetch(_SQL["suppressed"], customer_id)
    return Standing(consents, {Channel(row["channel"]): Suppressed(row["reason"]) for row in barred})


async def _preferences(connection: Connection, row: Any) -> list[Preference]:
    barred = (await _standing(connection, row["customer_id"])).suppressed
    found = await connection.fetch(_SQL["preferences"], row["customer_id"])
    return [
        Preference(Channel(one["channel"]), one["purpose"], one["standing"] and Channel(one["channel"]) not in barred)
        for one in found
    ]


async def _silence(connection: Connection, customer_id: UUID, channel: Channel, why: Suppressed, how: str) -> None:
    for row in await connection.fetch(_SQL["addresses"], customer_id):
        if row["address"]:
            await suppress(connection, row["address"], channel, why, how)
    await connection.execute(_SQL["withdraw_all"], customer_id, channel, how)
    await connection.execute(_SQL["silence"], customer_id, channel, why)
    await call_off(connection, [customer_id])


async def _stop(connection: Connection, customer_id: UUID, one: Preference) -> None:
    stands = await _standing(connection, customer_id)
    for each in stands.consents:
        if (each.channel, each.purpose, each.withdrawn_at) == (one.channel, one.purpose, None):
            await connection.execute(_SQL["withdraw"], each.id, _PAGE)
    await call_off(connection, [customer_id])
    await _chose(connection, customer_id, one)


async def _resume(connection: Connection, customer_id: UUID, one: Preference) -> None:
    addresses = [row["address"] for row in await connection.fetch(_SQL["addresses"], customer_id) if row["address"]]
    await connection.execute(_SQL["lift"], addresses, one.channel)
    await connection.execute(_SQL["give"], customer_id, one.channel, one.purpose, Basis.CONSENT, _PAGE, None, None)
    await _chose(connection, customer_id, one)


async def _chose(connection: Connection, customer_id: UUID, one: Preference) -> None:
    said = {"channel": one.channel, "purpose": one.purpose, "wanted": str(one.wanted)}
    await record(
        connection, EVERYTHING.caller, Act("preference_chosen", "consent", one.channel, None, said, customer_id)
    )
