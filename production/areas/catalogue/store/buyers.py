"""Whose an order is."""

from __future__ import annotations

from uuid import UUID, uuid4

from production.crm.customers.contacts import parts_of_name
from production.crm.customers.identity import normalise_delivered
from production.crm.customers.model import Identifier
from production.crm.permissions.model import EVERYTHING
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.contacts import holder_of
from production.database.customers import lock_identifiers
from production.database.pool import Connection
from production.schemas.ids import IdentifierKind


async def buyer_of(connection: Connection, email: str, name: str | None) -> UUID:
    """Whoever goes by this address, else somebody new. What a shop says proves nothing: the address is a claim.

    Raises:
        InvalidInput: it is no address.
    """
    address = normalise_delivered(IdentifierKind.EMAIL, email)
    await lock_identifiers(connection, [Identifier(IdentifierKind.EMAIL, address)])
    if holder := await holder_of(connection, EVERYTHING, address):
        found: UUID = holder["id"]
        return found
    write = ContactWrite(uuid4(), {**parts_of_name(name or address), "email": address})
    await write_contacts(connection, EVERYTHING.caller, [write])
    return write.customer_id
