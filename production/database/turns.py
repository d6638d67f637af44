"""The two short transactions around a turn: claim takes a conversation, settle writes how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType

from production.crm.customers.matching import identifiers_of
from production.crm.outreach.model import Suppressed
from production.crm.support.model import Claim, Decision, as_draft_for_person
from production.database import outreach
from production.database.named_queries import load
from production.database.outbox import fail_returned
from production.database.overheard import overhear
from production.database.pool import Connection, Database
from production.database.turn_end import Effects, write_end
from production.database.turn_start import open_turn, take
from production.schemas.envelope import InboundMessage, Machine, MessageKind
from production.schemas.errors import StaleEpoch, Unavailable
from production.schemas.outcomes import EndReason, LedgerState
from production.text.storable import storable

_SQL = load("support")


_KEY = 320
"""Characters of the longest address."""


class TurnStore:
    """Claims, settles and parks inbound messages."""

    def __init__(self, database: Database, effects: Effects = MappingProxyType({})) -> None:
        """`effects` says who writes what areas add to the end of a turn."""
        self._database = database
        self._effects = effects

    async def admit(self, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
        """Write messages of one key into the ledger; returns all of the key that has not ended, oldest first.

        What is delivered twice came when it came first: two processes that read one mailbox tell of each mail twice.

        Beside the given ones these are messages that went around a Kafka that was away, and those of a worker that
        did not finish them. Empty while the key is parked: they wait in the ledger then.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        given = {(message.event_id, message.received_at): message for message in messages}
        rows = await self._database.fetch(
            _SQL["admit"],
            messages[0].key,
            [message.event_id for message in messages],
            [message.channel for message in messages],
            [message.model_dump_json() for message in messages],
            [message.received_at for message in messages],
        )
        return [
            given.get((row["event_id"], row["received_at"])) or InboundMessage.model_validate(row["envelope"])
            for row in rows
        ]

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None:
        """Take the conversation that these messages of one sender and thread belong to.

        Returns None when every message has already ended: a duplicate delivery. Messages of an earlier claim that
        never settled are taken over, and the earlier claim can no longer settle.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        async with self._database.transaction() as connection:
            fresh = await take(connection, messages)
            return await open_turn(connection, fresh) if fresh else None

    async def settle(self, claim: Claim, decision: Decision) -> None:
        """Write the end of a turn: ledger, messages, ticket, events, what is to be sent and the effects of areas.

        If a person took over the conversation since the claim, nothing is sent: the reply becomes a draft.

        Raises:
            StaleEpoch: another worker claimed the conversation since; nothing was written.
            Unavailable: the same, but it took only some of these messages: what it left is to be admitted again. Or
                Postgres cannot be reached; nothing was written, or the answer of the commit was lost.
        """
        try:
            await self._settle(claim, decision)
        except StaleEpoch:
            event_ids = [message.event_id for message in claim.messages]
            if await self._database.fetchval(_SQL["left_behind"], event_ids, claim.epoch):
                raise Unavailable("another worker answers only some of these messages") from None
            raise

    async def _settle(self, claim: Claim, decision: Decision) -> None:
        async with self._database.transaction() as connection:
            event_ids = [message.event_id for message in claim.messages]
            conversation = await connection.fetchrow(_SQL["fence"], claim.conversation_id, claim.epoch, event_ids)
            if conversation is None:
                raise StaleEpoch
            if conversation["status"] == "escalated" and not claim.assigned_to_human:
                decision = as_draft_for_person(decision)
            await write_end(connection, claim, decision)
            for effect in decision.effects:
                await self._effects[type(effect)](connection, claim, effect)

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: EndReason) -> bool:
        """End a message without a conversation; False if it had ended before.

        What it tells all the same is noted: a wish for no more messages, or the mail of ours that a bounce brings back.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(
                _SQL["park_message"],
                message.event_id,
                message.channel,
                message.key,
                state,
                reason.detail,
                message.model_dump(mode="json"),
                message.received_at,
                reason.code,
            )
            if row is not None:
                await _note(connection, message)
        return row is not None

    async def write_off(self, event_id: str, key: str, received_at: datetime, reason: str) -> None:
        """End a message by its name alone: nothing that somebody outside wrote can make this fail."""
        row = storable(event_id), storable(key)[:_KEY], storable(reason), received_at
        await self._database.execute(_SQL["write_off"], *row)

    async def defer_key(self, key: str, reason: str) -> None:
        """Let all messages of a key wait in the ledger; the pause grows each time this comes again."""
        await self._database.execute(_SQL["defer_key"], key, reason)


async def _note(connection: Connection, message: InboundMessage) -> None:
    identifier = identifiers_of(message.sender)[0]
    if message.kind is MessageKind.STOP:
        await connection.execute(_SQL["opt_out"], *identifier, message.channel)
    elif message.kind is MessageKind.START:
        await connection.execute(_SQL["opt_in"], *identifier, message.channel)
    elif message.kind in (MessageKind.ECHO, MessageKind.STANDBY):
        await overhear(connection, message)
    elif message.problem is not None:
        await connection.executemany(_SQL["enlist_original"], _originals(message))
    elif message.returned is not None and message.machine is Machine.COMPLAINT:
        await outreach.returned(connection, message.returned, "its reader called it junk", Suppressed.COMPLAINED)
    elif message.returned is not None:
        await fail_returned(connection, message.returned)


def _originals(message: InboundMessage) -> list[tuple[object, ...]]:
    return [
        (message.event_id, position, message.channel, each.name, each.content_type, each.size_bytes, each.provider_ref)
        for position, each in enumerate(message.attachments)
    ]
