"""Who is writing: one customer for one proven identifier, on whatever channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from production.crm.customers.matching import KnownOwners, identifiers_of, match
from production.crm.customers.model import Evidence, Identifier, Owner
from production.database.customer_merges import merge_customers
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel, IdentifierKind, Proof

_SQL = load("customers")

AUTOMATIC = "system"
"""Who merged, where no person did."""


async def resolve_customer(connection: Connection, message: InboundMessage) -> UUID:
    """The customer who wrote; created at first contact.

    Two first messages cannot create two customers: each of their identifiers is locked until the transaction ends.
    """
    sender = message.sender
    identifiers = identifiers_of(sender)
    await lock_identifiers(connection, identifiers)
    found = match(identifiers, sender.proof, await _known(connection, identifiers))
    contact = sender.name, _first(identifiers, IdentifierKind.EMAIL), _first(identifiers, IdentifierKind.PHONE)
    customer_id = found.customer_id or await create_customer(connection, *contact)
    if found.merge_from is not None:
        together = " and ".join(f"{one.kind} {one.value}" for one in identifiers)
        rule = "_and_".join(one.kind for one in identifiers)
        evidence = Evidence(rule, f"{together} in message {message.event_id}", proven=True)
        await merge_customers(connection, customer_id, found.merge_from, [evidence], AUTOMATIC)
    if sender.proof is Proof.PROVEN:
        await connection.execute(_SQL["complete_customer"], customer_id, *contact, found.first_verification)
    for identifier, proof in found.identifiers:
        await add_identifier(connection, customer_id, identifier, message.channel, proof)
    return customer_id


async def customer_name(connection: Connection, customer_id: UUID) -> str | None:
    """The name we call the customer by."""
    name: str | None = await connection.fetchval(_SQL["customer_name"], customer_id)
    return name


async def create_customer(connection: Connection, name: str | None, email: str | None, phone: str | None) -> UUID:
    customer_id: UUID = await connection.fetchval(_SQL["create_customer"], name, email, phone)
    return customer_id


async def add_identifier(
    connection: Connection, customer_id: UUID, identifier: Identifier, channel: Channel, proof: Proof
) -> None:
    """Note an identifier; a claim may become proven, never the other way."""
    await connection.execute(_SQL["add_identifier"], customer_id, *identifier, channel, proof)


async def lock_identifiers(connection: Connection, identifiers: Iterable[Identifier]) -> None:
    """Until the end of the transaction nobody else files a message or a proof for these."""
    for kind, value in identifiers:
        await connection.execute(_SQL["lock_identifier"], kind, value)


async def owner_of(connection: Connection, customer_id: UUID) -> Owner:
    """A customer that exists, as matching sees it."""
    return _owner(await connection.fetchrow(_SQL["owner"], customer_id))


async def proven_owner(connection: Connection, identifier: Identifier) -> Owner | None:
    return (await _known(connection, [identifier])).proven.get(identifier)


async def separated_pairs(connection: Connection, customers: Iterable[UUID]) -> frozenset[frozenset[UUID]]:
    """Pairs of these that a person has separated."""
    rows = await connection.fetch(_SQL["separated_pairs"], list(customers))
    return frozenset(frozenset({row["kept_id"], row["merged_id"]}) for row in rows)


async def _known(connection: Connection, identifiers: Sequence[Identifier]) -> KnownOwners:
    rows = await _held_owners(connection, identifiers)
    proven, claimed = {}, defaultdict(list)
    for row in rows:
        identifier = Identifier(IdentifierKind(row["identifier_type"]), row["identifier_value"])
        if row["proof"] == Proof.PROVEN:
            proven[identifier] = _owner(row)
        else:
            claimed[identifier].append(_owner(row))
    customers = {row["id"] for row in rows}
    return KnownOwners(proven, claimed, await separated_pairs(connection, customers) if len(customers) > 1 else ())


async def _held_owners(connection: Connection, identifiers: Sequence[Identifier]) -> list[Any]:
    """Looked up again once they are held: somebody may just have merged or separated them."""
    kinds, values = [one.kind for one in identifiers], [one.value for one in identifiers]
    before: list[Any] = []
    while rows := await connection.fetch(_SQL["owners"], kinds, values):
        if rows == before:
            break
        await connection.execute(_SQL["hold_customers"], [row["id"] for row in rows])
        before = rows
    return list(rows)


def _owner(row: Any) -> Owner:
    proven = frozenset(Identifier(IdentifierKind(kind), value) for kind, value in row["proven"])
    return Owner(row["id"], row["created_at"], proven)


def _first(identifiers: Sequence[Identifier], kind: IdentifierKind) -> str | None:
    return next((one.value for one in identifiers if one.kind == kind), None)
