"""Who is writing: one customer for one proven identifier, on whatever channel."""

from __future__ import annotations

from uuid import UUID

from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof

_SQL = load("customers")


async def resolve_customer(connection: Connection, message: InboundMessage) -> UUID:
    """The customer who wrote; created at first contact.

    The caller holds the identity lock of the sender, so that two first messages cannot create two customers.
    """
    sender = message.sender
    identifiers = _identifiers(sender)
    customer_id = await _find(connection, identifiers)
    if customer_id is None:
        customer_id = await connection.fetchval(_SQL["create_customer"], sender.name, _email(sender), _phone(sender))
    elif sender.proof is Proof.PROVEN:
        await connection.execute(_SQL["complete_customer"], customer_id, sender.name, _email(sender), _phone(sender))
    for kind, value in identifiers:
        await _add(connection, customer_id, kind, value, message.channel, sender.proof)
    return customer_id


async def customer_name(connection: Connection, customer_id: UUID) -> str | None:
    """The name we call the customer by."""
    name: str | None = await connection.fetchval(_SQL["customer_name"], customer_id)
    return name


async def _find(connection: Connection, identifiers: list[tuple[IdentifierKind, str]]) -> UUID | None:
    for query in ("find_proven", "find_claimed"):
        for kind, value in identifiers:
            found: UUID | None = await connection.fetchval(_SQL[query], kind, value)
            if found is not None:
                return found
    return None


async def _add(
    connection: Connection, customer_id: UUID, kind: IdentifierKind, value: str, channel: Channel, proof: Proof
) -> None:
    owner = await connection.fetchval(_SQL["find_proven"], kind, value)
    if owner is None or owner == customer_id:
        await connection.execute(_SQL["add_identifier"], customer_id, kind, value, channel, proof)


def _identifiers(sender: Sender) -> list[tuple[IdentifierKind, str]]:
    found = [(sender.kind, sender.value)]
    if sender.phone and sender.kind is not IdentifierKind.PHONE:
        found.append((IdentifierKind.PHONE, sender.phone))
    return found


def _email(sender: Sender) -> str | None:
    return sender.value if sender.kind is IdentifierKind.EMAIL else None


def _phone(sender: Sender) -> str | None:
    return sender.value if sender.kind is IdentifierKind.PHONE else sender.phone
