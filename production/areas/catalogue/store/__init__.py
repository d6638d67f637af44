"""What sources told, in Postgres."""

from production.areas.catalogue.store.facts import FactStore
from production.areas.catalogue.store.orders import OrderStore, PlacedOrder
from production.areas.catalogue.store.states import StateStore

__all__ = ["FactStore", "OrderStore", "PlacedOrder", "StateStore"]
