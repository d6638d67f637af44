"""Campaigns in Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from production.areas.campaigns.model import (
    MOVES,
    UNSTARTED,
    Campaign,
    CampaignState,
    Move,
    Progress,
    Recipient,
    RecipientState,
    Step,
)
from production.crm.permissions.model import Action
from production.crm.permissions.table import scope_for
from production.database.accounts import require_keepers
from production.database.contacts import ContactFilter, ContactStore
from production.database.listing import Asked, Key, Listed, ListOf, Sort
from production.database.named_queries import load_own
from production.database.outreach import call_back
from production.database.pool import Connection
from production.database.records import Kind, Records, Values
from production.database.references import hands_of
from production.schemas.errors import Conflict, InvalidInput
from production.schemas.ids import Channel

_SQL = load_own("production.areas.campaigns")
_FIELDS = ("name", "product_id", "channel", "purpose", "audience", "unattended", "owner_id", "team")
_NEW: Values = {
    "product_id": None,
    "channel": Channel.EMAIL,
    "purpose": "marketing",
    "audience": {},
    "unattended": False,
    "steps": [],
    "owner_id": None,
    "team": None,
}
_BY_ID = Asked((Sort("id"),), limit=1)

KEYS = {
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
    "name": Key("lower(name)"),
}
RECIPIENT_KEYS = {"id": Key("id", "bigint"), "updated_at": Key("updated_at", "timestamptz")}


def campaign(**row: Any) -> Campaign:
    """Of the columns of `one`."""
    steps = tuple(Step(**step) for step in row["steps"])
    return Campaign(**{**row, "channel": Channel(row["channel"]), "state": CampaignState(row["state"]), "steps": steps})


def _recipient(**row: Any) -> Recipient:
    return Recipient(**{**row, "state": RecipientState(row["state"])})


_LIST = ListOf(_SQL["campaigns"], KEYS, campaign)
_RECIPIENTS = ListOf(_SQL["recipients"], RECIPIENT_KEYS, _recipient)


_REACHED = ("audience", "channel", "purpose")
"""What tells whom it reaches."""
_SAID = frozenset({"steps", *_REACHED, "unattended", "product_id"})
"""What is said, and to whom."""


class CampaignStore(Records[Campaign]):
    """What has begun is changed no more."""

    kind = Kind("campaign", _SQL, _FIELDS, campaign)

    async def page(self, asked: Asked, states: Sequence[CampaignState] | None) -> Listed[Campaign]:
        """Those in reach, with the words asked for in their names."""
        return await _LIST.page(self._database, asked, self._scope.sql, states, asked.q)

    async def recipients(
        self, campaign_id: int, asked: Asked, states: Sequence[RecipientState] | None
    ) -> Listed[Recipient]:
        """Those of them in reach.

        Raises:
            NotFound: there is no such campaign; so do the others.
        """
        await self.one(campaign_id)
        return await _RECIPIENTS.page(self._database, asked, self._scope.sql, campaign_id, states, asked.q)

    async def progress(self, campaign_id: int) -> Progress:
        """How many are where."""
        await self.one(campaign_id)
        row = await self._database.fetchrow(_SQL["progress"], campaign_id)
        recipients = {RecipientState(state): count for state, count in row["recipients"].items()}
        return Progress(recipients, row["excluded"], row["messages"])

    async def enlist(self, campaign_id: int) -> Progress:
        """Draw up whom it would reach, and whom not and why. Whoever is on it already stays as they are.

        Raises:
            Conflict: it has begun, or is changed meanwhile.
        """
        await self._drawn(campaign_id)
        return await self.progress(campaign_id)

    async def _drawn(self, campaign_id: int) -> Campaign:
        """As it was when all of them were enlisted."""
        drawn = await self.one(campaign_id)
        if drawn.state not in UNSTARTED:
            raise Conflict("It has begun: whoever comes now is not for this campaign.")
        self._require_right(drawn.state)
        contacts = ContactStore(self._database, self._scope)
        words, wanted = _audience(**drawn.audience)
        async for batch in contacts.batches(replace(_BY_ID, q=words), wanted):
            async with self._database.transaction() as connection:
                _require_unchanged(await connection.fetchrow(_SQL["keep"], campaign_id), drawn)
                for statement in ("enlist", "enlist_same"):
                    await connection.execute(_SQL[statement], campaign_id, [each.id for each in batch])
        return drawn

    async def schedule(self, campaign_id: int, starts_at: datetime) -> Campaign:
        """Draw it up now and let it begin then.

        Raises:
            Conflict: it has begun, or is changed meanwhile.
        """
        drawn = await self._drawn(campaign_id)
        async with self._database.transaction() as connection:
            row = await self._held(connection, campaign_id)
            _require_startable(row, drawn)
            return await self._moved(connection, row, CampaignState.SCHEDULED, starts_at)

    async def move(self, campaign_id: int, move: Move) -> Campaign:
        """
        Raises:
            Conflict: that cannot be done with one in this state, or it is changed meanwhile.
        """
        drawn = await self._drawn(campaign_id) if move is Move.START else None
        async with self._database.transaction() as connection:
            row = await self._held(connection, campaign_id)
            froms, to = MOVES[move]
            if row["state"] not in froms:
                raise Conflict(f"It is {row['state']}: {move} is not possible.")
            if drawn:
                _require_startable(row, drawn)
            return await self._moved(connection, row, to)

    async def _moved(
        self, connection: Connection, row: Values, state: CampaignState, starts_at: datetime | None = None
    ) -> Campaign:
        await connection.execute(_SQL["move"], row["id"], state, starts_at)
        if state is CampaignState.CANCELLED:
            await self._dropped(connection, row)
        await self._tell(connection, state, row, {"state": row["state"]}, {"state": state})
        return await self._read(connection, row["id"])

    async def _dropped(self, connection: Connection, row: Values) -> None:
        pending = await connection.fetch(_SQL["pending"], row["id"])
        await call_back(connection, {each["id"]: CampaignState.CANCELLED for each in pending})

    async def _settled(self, connection: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        before = row or {**_NEW, **hands_of(self._scope.caller, given)}
        if row and row["state"] not in UNSTARTED and given.keys() & {"steps", *_REACHED}:
            raise Conflict("It has begun: what is said, and to whom, changes no more.")
        if row and given.keys() & _SAID:
            self._require_right(row["state"])
        await require_keepers(connection, given)
        values = {**before, **given}
        values["steps"] = [step if isinstance(step, dict) else asdict(step) for step in values["steps"]]
        return {name: values[name] for name in (*_FIELDS, "steps")}

    def _require_right(self, state: CampaignState) -> None:
        """What will leave by itself is changed by whoever may send.

        Raises:
            Forbidden: the caller may not.
        """
        if state != CampaignState.DRAFT:
            scope_for(self._scope.caller, Action.SEND)

    async def _followed(self, connection: Connection, before: Values | None, after: Values) -> None:
        await connection.execute(_SQL["write_steps"], after["id"], after["steps"])
        if before and any(before[name] != after[name] for name in _REACHED):
            await connection.execute(_SQL["dismiss"], after["id"])


def _audience(q: str | None = None, **filtered: Any) -> tuple[str | None, ContactFilter]:
    """(words, the rest) as the list of contacts takes them."""
    return q, ContactFilter(**filtered)


def _require_unchanged(row: Values | None, drawn: Campaign) -> None:
    if row is None or any(row[name] != getattr(drawn, name) for name in ("state", *_REACHED)):
        raise Conflict("It was changed meanwhile: look at it, and try again.")


def _require_startable(row: Values, drawn: Campaign) -> None:
    if row["state"] not in UNSTARTED:
        raise Conflict("It has begun.")
    _require_unchanged(row, drawn)
    if not row["steps"]:
        raise InvalidInput("steps", "write what is to be said first")
