"""What a customer may want next."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from production.crm.permissions.model import Scope
from production.database.contacts import ContactStore
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.products")


@dataclass(frozen=True, slots=True)
class Recommended:
    """A product that they have not bought."""

    id: UUID
    title: str
    together: float
    """How often those who bought the same bought it: 1 for the most."""
    close: float
    """How near it is in meaning to something that they bought, up to 1."""
    score: float | None


class RecommendationStore:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def of_contact(self, contact_id: int, limit: int) -> list[Recommended]:
        """The best first; none of somebody who has bought nothing.

        Raises:
            NotFound: there is no such contact.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        return await self.of_customer(contact.customer_id, limit)

    async def of_customer(self, customer_id: UUID, limit: int) -> list[Recommended]:
        """The same, of a customer in reach."""
        return [Recommended(**row) for row in await self._database.fetch(_SQL["recommended"], customer_id, limit)]
