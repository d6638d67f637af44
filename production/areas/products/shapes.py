"""What requests write of products, and how they are answered."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, computed_field, model_validator

from production.api.listing import Body, kept
from production.schemas.money import Currency
from production.schemas.text import OneLine, Text

_MOST_MINOR = 99_999_999_999_999
"""As many digits as an amount has elsewhere."""

Title = Annotated[OneLine, Field(max_length=300)]
Description = Annotated[Text, Field(max_length=20_000)]
Marker = Annotated[OneLine, Field(max_length=60)]
Markers = Annotated[list[Marker], Field(max_length=50), AfterValidator(lambda all_: list(dict.fromkeys(all_)))]


class VariantShape(Body):
    """One form in which it is sold."""

    model_config = ConfigDict(from_attributes=True)

    title: Title
    sku: Annotated[OneLine, Field(max_length=100)] | None = None
    price_minor: Annotated[int, Field(ge=0, le=_MOST_MINOR, strict=True)] | None = None
    """In minor units of the currency: 1999 of EUR are 19.99. Null: nobody has said."""
    currency: Currency | None = None
    stock: Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000, strict=True)] | None = None
    """Null: not counted. Below zero: sold before it was there."""

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if (self.price_minor is None) is not (self.currency is None):
            raise ValueError("price_minor and currency go together: give both, or neither")
        return self


class ProductPatch(Body):
    """What becomes different; what is left out stays. Of one that a source tells, only `markers` may."""

    title: Title = kept()
    description: Description = kept()
    markers: Markers = kept()
    url: HttpUrl | None = None
    variants: Annotated[list[VariantShape], Field(max_length=200)] = kept()

    def values(self) -> dict[str, Any]:
        return self.model_dump(mode="json", include=self.model_fields_set)


class ProductRequest(ProductPatch):
    """A product more."""

    title: Title


class ProductResponse(BaseModel):
    """One product."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    description: str
    markers: list[str]
    """What kind of customer it is for, as people say."""
    tags: list[str]
    """The same as its source says."""
    url: str | None
    source: str | None
    """The catalogue that it comes from; null: people added it here."""
    variants: list[VariantShape]
    created_at: datetime
    updated_at: datetime

    @computed_field(alias="_id")  # type: ignore[prop-decorator]  # as pydantic documents it
    @property
    def document_id(self) -> UUID:
        """The same as `id`."""
        return self.id
