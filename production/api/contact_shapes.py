"""What requests write of contacts and companies, and what of them is shown: for every way to them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from production.api.addresses import Address
from production.api.listing import Body
from production.crm.customers.contacts import written_phone
from production.crm.records.companies import domain_in
from production.schemas.errors import InvalidInput
from production.schemas.text import OneLine, Text
from production.schemas.time_zones import TimeZone


def _phone(typed: str) -> str:
    try:
        return written_phone(typed)
    except InvalidInput as error:
        raise ValueError(error.reason) from error


def _domain(typed: str) -> str:
    if (domain := domain_in(typed)) is None:
        raise ValueError("must be a domain, for example acme.com")
    return domain


def _none_if_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Blank = BeforeValidator(_none_if_blank)
"""An empty text says as much as null."""
Purpose = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
"""For what somebody may be written to."""
Line = Annotated[OneLine, Field(max_length=200)]
Phone = Annotated[str, Field(max_length=60), AfterValidator(_phone)]
"""In its one form, where it has a country code."""
Domain = Annotated[str, Field(max_length=253), AfterValidator(_domain)]
Notes = Annotated[Text, Field(max_length=20_000), BeforeValidator(lambda notes: "" if notes is None else notes)]
Tag = Annotated[OneLine, Field(max_length=40)]
Tags = Annotated[list[Tag], Field(max_length=50), AfterValidator(lambda tags: list(dict.fromkeys(tags)))]
Team = Annotated[str, Field(max_length=32)]
Custom = Annotated[dict[str, Any], Field(max_length=100, description="By the names of `/custom-fields`; null: none.")]


class _Kept(Body):
    """What people keep of any record."""

    notes: Notes = ""
    tags: Tags = Field(default_factory=list)
    custom: Custom = Field(default_factory=dict)
    owner_id: UUID | None = None
    team: Team | None = None


class ContactPatch(_Kept):
    """What becomes different; what is left out stays, and so do values of `custom` that are not named."""

    first_name: Annotated[Line | None, Blank] = None
    last_name: Annotated[Line | None, Blank] = None
    email: Annotated[Address | None, Blank] = None
    phone: Annotated[Phone | None, Blank] = None
    company: Annotated[Line | None, Blank] = None
    """Its name, or its domain; one that nobody knows yet is added."""
    position: Annotated[Line | None, Blank] = None
    time_zone: Annotated[TimeZone | None, Blank] = None


class NewContact(ContactPatch):
    """A contact more; without `owner_id` and `team` it is the caller's."""

    first_name: Line
    last_name: Annotated[Line | None, Blank]
    """Empty where somebody has one name only."""
    email: Address


class CompanyPatch(_Kept):
    """As `ContactPatch`."""

    name: Line = ""
    domain: Annotated[Domain | None, Blank] = None
    phone: Annotated[Phone | None, Blank] = None


class NewCompany(CompanyPatch):
    """A company more; without `owner_id` and `team` it is the caller's."""

    name: Line


class CompanyResponse(BaseModel):
    """One company. Its people are the contacts with its `company_id`."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    domain: str | None
    phone: str | None
    notes: str
    tags: list[str]
    custom: dict[str, Any]
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


class ContactResponse(BaseModel):
    """One contact."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    customer_id: UUID
    """Of the same person where tickets and conversations are concerned."""
    first_name: str | None
    """What a sender calls himself, where nobody has written a name."""
    last_name: str | None
    name: str | None
    """The whole name."""
    email: str | None
    phone: str | None
    company: str | None
    company_id: int | None
    position: str | None
    notes: str
    tags: list[str]
    time_zone: str | None
    owner_id: UUID | None
    team: str | None
    custom: dict[str, Any]
    created_at: datetime
    updated_at: datetime
