"""What a catalogue tells: the state of a product or an order at one moment. Wire format of `fte.catalog.events`.

Of two states of one thing the later holds, by the clock of the source; of two at one moment, that with the higher
version.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from production.schemas.money import Currency
from production.schemas.text import Text

_MOST = 2**31 - 1
Count = Annotated[int, Field(ge=-_MOST, le=_MOST)]
"""How many of a thing."""
Minor = Annotated[int, Field(ge=0, le=2**63 - 1)]
"""An amount in minor units."""


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class OrderStatus(StrEnum):
    """How far an order is; stored."""

    OPEN = "open"
    PAID = "paid"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


class FulfilmentStatus(StrEnum):
    """How far a parcel is; stored."""

    PENDING = "pending"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


class VariantFact(_Wire):
    """One form in which a product is sold."""

    source_id: Text
    title: Text
    sku: Text | None = None
    price_minor: Minor | None = None
    """In minor units of its currency; None: not said."""
    currency: Currency | None = None
    stock: Count | None = None
    """None: not counted. Below zero: sold before it was there."""

    @model_validator(mode="after")
    def _priced(self) -> VariantFact:
        if (self.price_minor is None) is not (self.currency is None):
            raise ValueError("price_minor and currency go together: give both, or neither")
        return self


class _Fact(_Wire):
    source: str
    id: Text
    """As its source calls it."""
    at: datetime
    """When it was so, by the clock of the source; for what was read there, when the reading began."""
    deleted: bool = False
    """It is no more; nothing else is known then."""

    @property
    def version(self) -> str:
        """Of its contents: the same for the same."""
        return sha256(self.model_dump_json(exclude={"at"}).encode()).hexdigest()[:32]


class ProductFact(_Fact):
    """A product."""

    kind: Literal["product"] = "product"
    title: Text = ""
    description: Text = ""
    tags: tuple[Text, ...] = ()
    url: Text | None = None
    variants: tuple[VariantFact, ...] = ()


class LineFact(_Wire):
    """So much of one thing."""

    product_id: Text | None = None
    """As its source calls it."""
    title: Text
    sku: Text | None = None
    quantity: Annotated[Count, Field(gt=0)]
    price_minor: Minor
    """Of one."""


class FulfilmentFact(_Wire):
    """A parcel of an order."""

    source_id: Text
    status: FulfilmentStatus
    carrier: Text | None = None
    tracking_number: Text | None = None
    tracking_url: Text | None = None
    shipped_at: datetime | None = None


class OrderFact(_Fact):
    """An order."""

    kind: Literal["order"] = "order"
    number: Text
    """As the customer knows it."""
    email: Text | None = None
    buyer: Text | None = None
    """Their name."""
    status: OrderStatus
    total_minor: Minor
    currency: Currency
    placed_at: datetime
    lines: tuple[LineFact, ...] = ()
    fulfilments: tuple[FulfilmentFact, ...] = ()


Fact = Annotated[ProductFact | OrderFact, Field(discriminator="kind")]
