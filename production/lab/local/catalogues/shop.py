"""What a shop has, whatever language it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One of several in which something is sold."""

    id: int
    options: tuple[str, ...]
    sku: str
    price: Decimal
    stock: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A product; without forms it has one variant: itself."""

    id: int
    title: str
    description: str = ""
    tags: tuple[str, ...] = ()
    sku: str = ""
    price: Decimal = Decimal("1.00")
    stock: int | None = None
    forms: tuple[Form, ...] = ()
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """An order of some items, and the parcel that they left in."""

    id: int
    number: str
    email: str
    buyer: tuple[str, str]
    lines: tuple[tuple[int, int], ...]
    """(id of the item, how many)."""
    tracking: str | None = None
    updated_at: datetime


@dataclass(slots=True)
class Shop:
    """It knows the latest state of everything, and when that came to be."""

    items: dict[int, Item] = field(default_factory=dict)
    sales: dict[int, Sale] = field(default_factory=dict)

    def put(self, item_id: int, **said: Any) -> Item:
        """A product more, or another state of it."""
        said.setdefault("updated_at", datetime.now(UTC))
        known = self.items.get(item_id)
        self.items[item_id] = replace(known, **said) if known else Item(id=item_id, **said)
        return self.items[item_id]

    def drop(self, item_id: int) -> None:
        del self.items[item_id]

    def sell(self, sale_id: int, **said: Any) -> Sale:
        """An order more, or another state of it."""
        said.setdefault("updated_at", datetime.now(UTC))
        known = self.sales.get(sale_id)
        self.sales[sale_id] = replace(known, **said) if known else Sale(id=sale_id, **said)
        return self.sales[sale_id]

    def changed(self, what: str, since: str | None) -> list[Any]:
        """Items or sales, by id: all, or those of that time or later, as ISO 8601 has it, else in UTC."""
        known: Mapping[int, Any] = self.items if what.startswith("product") else self.sales
        after = datetime.fromisoformat(since) if since else datetime.min.replace(tzinfo=UTC)
        after = after if after.tzinfo else after.replace(tzinfo=UTC)
        return [each for _, each in sorted(known.items()) if each.updated_at >= after]

    def lines(self, sale: Sale) -> Iterator[tuple[Item, int]]:
        return ((self.items[item_id], quantity) for item_id, quantity in sale.lines if item_id in self.items)

    def total(self, sale: Sale) -> Decimal:
        return sum((item.price * quantity for item, quantity in self.lines(sale)), Decimal(0))
