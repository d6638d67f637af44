"""What requests write of products, and how they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, computed_field, model_validator

from production.api.listing import Body, kept
from production.areas.products.matching import CLOSE, Candidate
from production.areas.products.rules import points_in
from production.crm.outreach.about import Form
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


class VariantResponse(BaseModel):
    """One form in which it is sold: a source may say of it what nobody could write here."""

    model_config = ConfigDict(from_attributes=True)

    title: str
    sku: str | None
    price_minor: int | None
    currency: str | None
    stock: int | None


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
    variants: list[VariantResponse]
    created_at: datetime
    updated_at: datetime

    @computed_field(alias="_id")  # type: ignore[prop-decorator]  # as pydantic documents it
    @property
    def document_id(self) -> UUID:
        """The same as `id`."""
        return self.id


class MatchedCustomer(BaseModel):
    """Who it is."""

    id: UUID
    contact_id: int
    name: str | None
    email: str | None
    tags: list[str]


ReasonKind = Literal["tags", "notes", "words", "purchases", "meaning"]


class ReasonResponse(BaseModel):
    """One thing that speaks for it."""

    kind: ReasonKind
    """Their tags, what people noted, what they wrote, what they bought, how close the meaning is."""
    found: list[str]
    """Markers, or titles of products; of the meaning, the closeness in per cent."""


class MatchResponse(BaseModel):
    """A customer for whom it may be of use."""

    customer: MatchedCustomer
    score: float
    reasons: list[ReasonResponse]
    excluded: list[str]
    """Why nobody should write to them now: `complaint_open`, `contacted_lately`, `has_it`, `no_address`,
    `no_consent`, `suppressed`."""
    last_contacted: datetime | None
    consent: bool
    """Mail about products may go to them."""
    draft: str | None = None
    """A mail that introduces the product to them, of the first ones: nothing is kept or sent. `/send_email` does."""
    bullets: list[str] | None = None
    """In its place points to speak from, where these are wanted."""

    @classmethod
    def of(cls, found: Candidate) -> Self:
        close = [f"{found.meaning:.0%}"] if found.meaning is not None and found.meaning >= CLOSE else []
        by_kind: dict[ReasonKind, Sequence[str]] = {
            "tags": found.by_tags,
            "notes": found.by_notes,
            "words": found.by_words,
            "purchases": found.by_purchases,
            "meaning": close,
        }
        return cls(
            customer=MatchedCustomer(
                id=found.id, contact_id=found.number, name=found.name, email=found.email, tags=list(found.tags)
            ),
            score=round(found.score, 2),
            reasons=[ReasonResponse(kind=kind, found=list(each)) for kind, each in by_kind.items() if each],
            excluded=list(found.excluded),
            last_contacted=found.last_contacted,
            consent=found.consent,
        )

    def with_draft(self, text: str, form: Form) -> Self:
        """The same with a first draft of this form."""
        return self.model_copy(update={"draft": text} if form is Form.MAIL else {"bullets": points_in(text)})


class MatchesResponse(BaseModel):
    """For whom a product may be of use."""

    product: ProductResponse
    markers: list[str]
    """What people and its source say, and the terms of its texts."""
    matches: list[MatchResponse]
    """The highest score first."""
    excluded: list[MatchResponse]
    """Those for whom it may be of use as well, and to whom nobody should write now."""


class RecommendedResponse(BaseModel):
    """A product that somebody may want next."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    together: float
    """How often those who bought the same bought it: 1 for the most."""
    close: float
    """How near it is in meaning to something that they bought, up to 1."""
