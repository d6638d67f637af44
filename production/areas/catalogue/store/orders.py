"""What a contact has bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from production.crm.permissions.model import Scope
from production.database.contacts import ContactStore
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.catalogue")


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """One order."""

    number: str
    status: str
    total_minor: int
    """In minor units of the currency: 1999 of EUR are 19.99."""
    currency: str
    placed_at: datetime
    lines: Sequence[str]
    """As in `2 x Surfboard`."""
    parcels: Sequence[Mapping[str, str | None]]
    """With `status, carrier, tracking_number, tracking_url`."""


class OrderStore:
    """Of contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def of_contact(self, contact_id: int, limit: int) -> list[PlacedOrder]:
        """The latest first.

        Raises:
            NotFound: there is no such contact in reach.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        return [PlacedOrder(**row) for row in await self._database.fetch(_SQL["orders_of"], contact.customer_id, limit)]
