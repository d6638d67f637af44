"""Drafts and interactions in Postgres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from production.areas.outreach.model import Draft
from production.crm.outreach.interactions import Direction, Interaction, InteractionStatus, InteractionType
from production.crm.outreach.model import Refusal, Writer
from production.crm.permissions.model import Scope
from production.database.about_customers import customer_of, known_customer
from production.database.audit import Act, difference, record
from production.database.interactions import interaction, interactions_of
from production.database.listing import Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load_own
from production.database.outreach import Letter, Waiting, release, remind, write
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound
from production.schemas.ids import Channel

_SQL = load_own("production.areas.outreach")
_SHOWN = 100
KEYS = {"created_at": Key("created_at", "timestamptz")}


def _draft(**row: Any) -> Draft:
    refusal = Refusal(row["refusal"]) if row["refusal"] else None
    kinds = {"channel": Channel(row["channel"]), "written_by": Writer(row["written_by"]), "refusal": refusal}
    return Draft(**{**row, **kinds})


_DRAFTS = ListOf(_SQL["drafts"], KEYS, _draft)


class DraftStore:
    """The review queue, within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, asked: Asked, campaign_id: int | None) -> Listed[Draft]:
        """Those with the words asked for in name, subject or text."""
        return await _DRAFTS.page(self._database, asked, self._scope.sql, campaign_id, asked.q)

    async def add(self, letter: Letter, mail_domain: str, temperature: float | None) -> Draft:
        """One more to be reviewed; the log keeps how freely a model wrote it."""
        async with self._database.transaction() as connection:
            written = await write(connection, replace(letter, author_id=self._scope.caller.user_id), mail_domain)
            if written is None:
                raise Conflict("It was written before.")
            told = {"subject": letter.subject, "temperature": temperature}
            await self._note(connection, "outreach_drafted", written, letter.customer_id, told)
            return await self._read(connection, written)

    async def change(self, draft_id: UUID, given: Mapping[str, Any], require: Require) -> Draft:
        """
        Raises:
            NotFound: there is no such draft; so do the others.
            ChangedMeanwhile: said by `require`.
        """
        async with self._database.transaction() as connection:
            row = await self._held(connection, draft_id)
            require(row["updated_at"])
            values = {**{name: row[name] for name in ("subject", "text")}, **given}
            before, after = difference(row, values)
            if after:
                await connection.execute(_SQL["edit"], draft_id, values["subject"], values["text"])
                await self._note(connection, "outreach_edited", draft_id, row["customer_id"], after, before)
            return await self._read(connection, draft_id)

    async def send(self, draft_id: UUID, require: Require) -> None:
        """
        Raises:
            Conflict: the person may not be written to.
        """
        async with self._database.transaction() as connection:
            row = await self._held(connection, draft_id)
            require(row["updated_at"])
            await release(connection, draft_id)
            await self._note(connection, "outreach_sent", draft_id, row["customer_id"], {"subject": row["subject"]})

    async def drop(self, draft_id: UUID) -> None:
        """It is never said."""
        async with self._database.transaction() as connection:
            row = await self._held(connection, draft_id)
            await connection.execute(_SQL["drop"], draft_id)
            await self._note(connection, "outreach_dropped", draft_id, row["customer_id"], {"subject": row["subject"]})

    async def send_now(self, letter: Letter, mail_domain: str) -> Interaction:
        """Without a review; the same request again finds what it has sent.

        Raises:
            Conflict: the person may not be written to, or the key belongs to another request.
        """
        caller = self._scope.caller
        letter = replace(letter, author_id=caller.user_id, key=f"{caller.user_id or caller.name}:{letter.key}")
        async with self._database.transaction() as connection:
            written = await write(connection, letter, mail_domain)
            if written is None:
                written = await _same(connection, letter)
            else:
                await release(connection, written)
                told = {"subject": letter.subject}
                await self._note(connection, "outreach_sent", written, letter.customer_id, told)
            return await _passed(connection, f"outreach:{written}", letter.customer_id)

    async def _held(self, connection: Connection, draft_id: UUID) -> Any:
        return _there(await connection.fetchrow(_SQL["hold"], self._scope.sql, draft_id), draft_id)

    async def _read(self, connection: Connection, draft_id: UUID) -> Draft:
        return _draft(**_there(await connection.fetchrow(_SQL["draft"], self._scope.sql, draft_id), draft_id))

    async def _note(
        self,
        connection: Connection,
        act: str,
        draft_id: UUID,
        customer_id: UUID,
        after: Mapping[str, Any],
        before: Mapping[str, Any] | None = None,
    ) -> None:
        await record(connection, self._scope.caller, Act(act, "outreach", draft_id, before, after, customer_id))


class InteractionStore:
    """What passed between customers and us, within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def of(self, customer_id: UUID) -> list[Interaction]:
        """The last hundred, the newest first.

        Raises:
            NotFound: there is no such customer in reach.
        """
        async with self._database.connection() as connection:
            if await known_customer(connection, self._scope, customer_id) is None:
                raise NotFound(f"There is no customer {customer_id}.")
            return await interactions_of(connection, self._scope, customer_id, _SHOWN)

    async def add(self, given: Mapping[str, Any]) -> Interaction:
        """Note one down. What we said and nobody has answered is a contact, and is come back to.

        Raises:
            InvalidInput: there is no such customer in reach.
        """
        async with self._database.transaction() as connection:
            who = await customer_of(connection, self._scope, given["customer_id"])
            fields = [given[name] for name in ("type", "direction", "status", "content", "timestamp")]
            author = self._scope.caller.user_id
            row = await connection.fetchrow(_SQL["add_interaction"], who["id"], *fields, author)
            if _awaits_answer(given):
                await connection.execute(_SQL["contacted"], who["id"], row["happened_at"])
                await remind(connection, Waiting(who["id"], row["happened_at"], interaction_id=row["id"]))
            act = Act("interaction_added", "interaction", row["id"], None, {"type": given["type"]}, who["id"])
            await record(connection, self._scope.caller, act)
            return await _passed(connection, f"interaction:{row['id']}", who["id"])


def _awaits_answer(given: Mapping[str, Any]) -> bool:
    said = given["direction"] is Direction.OUTGOING and given["type"] is not InteractionType.NOTE
    return said and given["status"] is InteractionStatus.SENT


async def _same(connection: Connection, letter: Letter) -> UUID:
    row = await connection.fetchrow(_SQL["of_key"], letter.key, letter.text)
    known = (row["customer_id"], row["subject"], row["recipient"], row["same"])
    if known != (letter.customer_id, letter.subject, letter.recipient, True):
        raise Conflict("This Idempotency-Key was used for another mail.")
    found: UUID = row["id"]
    return found


async def _passed(connection: Connection, interaction_id: str, customer_id: UUID) -> Interaction:
    found = await interaction(connection, interaction_id, customer_id)
    if found is None:
        raise Conflict("It was written before, and could not be sent.")
    return found


def _there(row: Any, draft_id: UUID) -> Any:
    if row is None:
        raise NotFound(f"There is no draft {draft_id}.")
    return row
