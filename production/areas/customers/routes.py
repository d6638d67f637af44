"""`/customers`, and the same below `/api/v1` where no other route stands."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, status
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, computed_field

from production.api.addresses import Address
from production.api.contact_shapes import Line, Tags
from production.api.interaction_shapes import InteractionResponse
from production.api.listing import IN_HEADERS, Body, Listing, Versioned, kept, listing
from production.api.permissions import scoped
from production.areas.customers.model import TIME_ZONE
from production.areas.customers.store import KEYS, CustomerDocumentStore
from production.crm.customers.contacts import parts_of_name
from production.crm.permissions.model import Action
from production.schemas.json_values import Json
from production.schemas.text import OneLine, Sought, Text
from production.schemas.time_zones import TimeZone

router = APIRouter(tags=["customers"])
root = APIRouter(tags=["customers"])

Reading = Annotated[CustomerDocumentStore, scoped(CustomerDocumentStore, Action.READ)]
Writing = Annotated[CustomerDocumentStore, scoped(CustomerDocumentStore, Action.WRITE)]
Deleting = Annotated[CustomerDocumentStore, scoped(CustomerDocumentStore, Action.DELETE)]

_ZONE: TypeAdapter[str] = TypeAdapter(TimeZone)


def _zoned(meta: dict[str, Any]) -> dict[str, Any]:
    if meta.get(TIME_ZONE) is not None:
        _ZONE.validate_python(meta[TIME_ZONE])
    return meta


Meta = Annotated[dict[Annotated[Text, Field(max_length=60)], Json], Field(max_length=50), AfterValidator(_zoned)]


class CustomerPatch(Body):
    """What becomes different; what is left out stays. `meta` is one value, as `tags` and `notes` are."""

    name: Line = kept()
    email: Address = kept()
    tags: Tags = kept()
    notes: Annotated[list[Annotated[OneLine, Field(max_length=2_000)]], Field(max_length=200)] = kept()
    meta: Meta = kept()
    """What is known besides. Its `timezone` is that of the contact, as in `Europe/Berlin`."""
    last_contacted: AwareDatetime | None = None

    def fields(self) -> dict[str, Any]:
        """Those of the contact."""
        written = self.given()
        if "name" in written:
            written |= {"last_name": None, **parts_of_name(written.pop("name"))}
        if "notes" in written:
            written["notes"] = "\n".join(written["notes"])
        if "meta" in written:
            written["meta"] = meta = dict(written["meta"])
            written["time_zone"] = meta.pop(TIME_ZONE, None)
        return written


class CustomerBody(CustomerPatch):
    """Somebody more; without an owner they are the caller's."""

    name: Line
    email: Address


class CustomerListed(BaseModel):
    """One customer."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str | None
    email: str | None
    tags: list[str]
    notes: list[str]
    """Line by line."""
    meta: dict[str, Any]
    last_contacted: datetime | None
    """When somebody last wrote to them without being asked."""
    created_at: datetime

    @computed_field(alias="_id")  # type: ignore[prop-decorator]  # as pydantic documents it
    @property
    def document_id(self) -> UUID:
        """The same as `id`."""
        return self.id


class CustomerDetails(CustomerListed):
    """One customer, and what was said last."""

    interactions: list[InteractionResponse]


@root.get("/customers", responses=IN_HEADERS)
@router.get("/customers", responses=IN_HEADERS)
async def customers(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS)],
    tag: Annotated[Sought | None, Query(max_length=40)] = None,
) -> list[CustomerListed]:
    """Those in reach; `q` looks in names, addresses, numbers and companies, for each word from its beginning."""
    return part.answer(await reading.page(part.asked, tag), CustomerListed.model_validate)


@root.post("/customers", status_code=status.HTTP_201_CREATED)
@router.post("/customers", status_code=status.HTTP_201_CREATED)
async def add(customer: CustomerBody, writing: Writing, version: Versioned) -> CustomerListed:
    """Add somebody; 409 where the address belongs to a contact."""
    return version.shown(await writing.add(customer.fields()), CustomerListed)


@root.get("/customers/{customer_id}")
async def customer(customer_id: UUID, reading: Reading, version: Versioned) -> CustomerDetails:
    """One of them, with the newest interactions; the id of a merged record leads to the one that took it in."""
    found = await reading.customer(customer_id)
    said = await reading.interactions(found.id)
    shown = version.shown(found, CustomerListed).model_dump(exclude={"document_id"})
    return CustomerDetails(**shown, interactions=[InteractionResponse.model_validate(each) for each in said])


@root.put("/customers/{customer_id}")
@root.patch("/customers/{customer_id}")
@router.put("/customers/{customer_id}")
@router.patch("/customers/{customer_id}")
async def change(customer_id: UUID, patch: CustomerPatch, writing: Writing, version: Versioned) -> CustomerListed:
    """Set what is given; 412 where `If-Match` is not how it is, 409 where the record was merged."""
    return version.shown(await writing.change(customer_id, patch.fields(), version.require), CustomerListed)


@root.delete("/customers/{customer_id}", status_code=status.HTTP_204_NO_CONTENT)
@router.delete("/customers/{customer_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(customer_id: UUID, deleting: Deleting, version: Versioned) -> None:
    """Take it away with its deals and tasks, for thirty days; the contact is restored as any other.

    409 where the record was merged.
    """
    await deleting.drop(customer_id, version.require)
