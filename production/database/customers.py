"""Who is writing: one customer for one proven identifier, on whatever channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of themselves."""

    name: str | None
    email: str | None
    phone: str | None
    first_proof: bool | None = None
    """Whether nothing in the record was proven until now; None where this proves nothing either."""


async def resolve_customer(connection: Connection, message: InboundMessage) -> UUID:
    """The customer who wrote; created at first contact.

    Two first messages cannot create two customers: whoever calls has taken the message, which locks its identifiers.
    """
    sender = message.sender
    identifiers = identifiers_of(sender)
    found = match(identifiers, sender.proof, await known_owners(connection, identifiers))
    contact = sender.name, _first(identifiers, IdentifierKind.EMAIL), _first(identifiers, IdentifierKind.PHONE)
    if found.customer_id is not None and found.merge_from is not None:
        together = " and ".join(f"{one.kind} {one.value}" for one in identifiers)
        rule = "_and_".join(one.kind for one in identifiers)
        evidence = Evidence(rule, f"{together} in message {message.event_id}", proven=True)
        await merge_customers(connection, found.customer_id, found.merge_from, [evidence], AUTOMATIC)
    told = Told(*contact, found.first_verification if sender.proof is Proof.PROVEN else None)
    return await file_sender(connection, found.customer_id, told, message.channel, found.identifiers)


async def file_sender(
    connection: Connection,
    customer_id: UUID | None,
    told: Told,
    channel: Channel,
    identifiers: Sequence[tuple[Identifier, Proof]],
) -> UUID:
    """Note in this record, or in a new one, what somebody told of themselves; the id of the record."""
    kinds = [identifier.kind for identifier, _ in identifiers]
    values = [identifier.value for identifier, _ in identifiers]
    proofs = [proof for _, proof in identifiers]
    filed: UUID = await connection.fetchval(
        _SQL["file_sender"], customer_id, *astuple(told), channel, kinds, values, proofs
    )
    return filed


async def lock_identifiers(connection: Connection, identifiers: Iterable[Identifier]) -> None:
    """Until the end of the transaction nobody else files a message or a proof for these."""
    for kind, value in identifiers:
        await connection.execute(_SQL["lock_identifier"], kind, value)


async def owner_of(connection: Connection, customer_id: UUID) -> Owner:
    """A customer that exists, as matching sees it."""
    return _owner(await connection.fetchrow(_SQL["owner"], customer_id))


async def separated_pairs(connection: Connection, customers: Iterable[UUID]) -> frozenset[frozenset[UUID]]:
    """Pairs of these that a person has separated."""
    rows = await connection.fetch(_SQL["separated_pairs"], list(customers))
    return frozenset(frozenset({row["kept_id"], row["merged_id"]}) for row in rows)


async def known_owners(
    connection: Connection, identifiers: Sequence[Identifier], beside: Iterable[UUID] = ()
) -> KnownOwners:
    """Who has proven or claimed these, held; and who of them, and of those beside, were separated."""
    rows = await _held_owners(connection, identifiers)
    proven, claimed = {}, defaultdict(list)
    for row in rows:
        identifier = Identifier(IdentifierKind(row["identifier_type"]), row["identifier_value"])
        if row["proof"] == Proof.PROVEN:
            proven[identifier] = _owner(row)
        else:
            claimed[identifier].append(_owner(row))
    customers = {row["id"] for row in rows} | set(beside)
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
