"""Customers as staff see and correct them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from typing import Any
from uuid import UUID

from production.crm.customers.model import (
    Conversation,
    ConversationBrief,
    Customer,
    Evidence,
    Identifier,
    KnownIdentifier,
    Line,
    Merge,
)
from production.crm.customers.suggestions import MergeSuggestion, SuggestedCustomer, strongest_first
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.customer_merges import as_merge, merge_customers, unmerge_customers
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound
from production.schemas.ids import Channel, IdentifierKind, Proof

_SQL = load("customer_records")

CONVERSATIONS_SHOWN = 100


class CustomerStore:
    """Look up, merge, separate: what is out of scope is not there."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def lookup(self, identifier: Identifier) -> Customer | None:
        """Who has proven this identifier, else who claimed it first; None if nobody did."""
        async with self._database.connection() as connection:
            customer_id = await connection.fetchval(_SQL["find"], *identifier)
            return await self._customer(connection, customer_id) if customer_id else None

    async def customer(self, customer_id: UUID) -> Customer | None:
        """A record by its id; the id of a merged record leads to the one that took it in."""
        async with self._database.connection() as connection:
            live_id = await connection.fetchval(_SQL["live_id"], customer_id)
            return await self._customer(connection, live_id) if live_id else None

    async def conversation(self, conversation_id: UUID) -> Conversation | None:
        """A conversation with all its messages in order."""
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_SQL["conversation"], conversation_id, self._scope.sql)
            if row is None:
                return None
            messages = await connection.fetch(_SQL["messages"], conversation_id)
        return Conversation(row["customer_id"], _brief(row), tuple(Line(**message) for message in messages))

    async def merge(
        self, kept_id: UUID, merged_id: UUID, reason: str, actor: str, chosen: Collection[str] = ()
    ) -> Merge:
        """A person decides that two records are one; see `merge_customers` for `chosen` and the errors."""
        async with self._database.transaction() as connection:
            await self._require(connection, kept_id, merged_id)
            merge = await merge_customers(connection, kept_id, merged_id, [Evidence("staff", reason)], actor, chosen)
            told = {"merged_id": str(merged_id), "reason": reason, "for": actor}
            act = Act("customer_merged", "customer", kept_id, after=told, customer_id=kept_id)
            await record(connection, self._scope.caller, act)
            return merge

    async def unmerge(self, merge_id: UUID, actor: str) -> Merge:
        """A person decides that it was a mistake; see `unmerge_customers` for the errors."""
        async with self._database.transaction() as connection:
            undone = await unmerge_customers(connection, merge_id, actor)
            told = {"merged_id": str(undone.merged_id), "for": actor}
            act = Act("customer_separated", "customer", undone.kept_id, after=told, customer_id=undone.kept_id)
            await record(connection, self._scope.caller, act)
            return undone

    async def suggestions(self, limit: int, *, of: UUID | None = None) -> list[MergeSuggestion]:
        """Pairs that may be one person, the strongest first; those of one customer, or all."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["plan_anew"])
            rows = await connection.fetch(_SQL["suggestions"], limit, self._scope.sql, of)
        return strongest_first([found for row in rows if (found := _suggestion(row)).plausible])

    async def _customer(self, connection: Connection, customer_id: UUID) -> Customer | None:
        row = await connection.fetchrow(_SQL["customer"], customer_id, self._scope.sql)
        if row is None:
            return None
        identifiers = await connection.fetch(_SQL["identifiers"], customer_id)
        shown = customer_id, CONVERSATIONS_SHOWN, self._scope.sql
        conversations = await connection.fetch(_SQL["conversations"], *shown)
        merges = await connection.fetch(_SQL["merges"], customer_id)
        return Customer(
            **row,
            identifiers=tuple(_identifier(one) for one in identifiers),
            conversations=tuple(_brief(one) for one in conversations),
            merges=tuple(as_merge(one) for one in merges),
        )

    async def _require(self, connection: Connection, *customer_ids: UUID) -> None:
        for customer_id in customer_ids:
            if not await connection.fetchval(_SQL["in_scope"], customer_id, self._scope.sql):
                raise NotFound(f"There is no customer {customer_id}.")


def _identifier(row: Any) -> KnownIdentifier:
    return KnownIdentifier(
        kind=IdentifierKind(row["identifier_type"]),
        value=row["identifier_value"],
        channel=Channel(row["channel"]),
        proof=Proof(row["proof"]),
        since=row["created_at"],
    )


def _brief(row: Any) -> ConversationBrief:
    return ConversationBrief(
        id=row["id"],
        channel=Channel(row["channel"]),
        status=row["status"],
        proof=Proof(row["proof"]),
        subject=row["subject"],
        sentiment_score=row["sentiment_score"],
        started_at=row["created_at"],
        last_inbound_at=row["last_inbound_at"],
        tickets=tuple(row["tickets"]),
    )


def _suggestion(row: Any) -> MergeSuggestion:
    first, second = (
        SuggestedCustomer(**{field.name: row[f"{side}_{field.name}"] for field in fields(SuggestedCustomer)})
        for side in ("first", "second")
    )
    return MergeSuggestion(first, second, tuple(Evidence.of(one) for one in row["evidence"]))
