"""A product and its variants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Variant:
    """One form in which a product is sold."""

    title: str
    sku: str | None
    price_minor: int | None
    """In minor units of its currency: 1999 of EUR are 19.99; None: nobody has said."""
    currency: str | None
    stock: int | None
    """None: not counted. Below zero: sold before it was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One of them."""

    id: UUID
    title: str
    description: str
    markers: Sequence[str]
    """What kind of customer it is for, as people say."""
    tags: Sequence[str]
    """The same as its source says."""
    url: str | None
    source: str | None
    """The catalogue that it comes from; None: people added it here."""
    variants: Sequence[Variant]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which products are wanted; what is None does not matter."""

    source: str | None = None
    marker: str | None = None
    sku: str | None = None
