"""`/api/v1/contacts`: everybody who is kept or who has written."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, status
from fastapi.responses import StreamingResponse

from production.api.addresses import Address
from production.api.contact_shapes import ContactPatch, ContactResponse, NewContact, Phone, Tag
from production.api.exports import exported
from production.api.listing import IN_HEADERS, Listing, Versioned, listing
from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.areas.contacts.model import Entry, Place
from production.areas.contacts.shapes import DuplicateResponse, MergedResponse, MergeOrder, UnmergeOrder
from production.areas.contacts.store import DuplicateStore, TimelineStore
from production.crm.permissions.model import Action
from production.crm.tables.model import Format
from production.database.contacts import CONTACTS, ContactFilter, ContactStore
from production.schemas.ids import RowId
from production.schemas.text import Sought

router = APIRouter(prefix="/contacts", tags=["contacts"])

Reading = Annotated[ContactStore, scoped(ContactStore, Action.READ)]
Writing = Annotated[ContactStore, scoped(ContactStore, Action.WRITE)]
Deleting = Annotated[ContactStore, scoped(ContactStore, Action.DELETE)]
Exporting = Annotated[ContactStore, scoped(ContactStore, Action.TRANSFER)]
_EXPORTED = (
    "id", "first_name", "last_name", "email", "phone", "company", "position", "notes", "tags", "time_zone", "owner_id",
    "team", "created_at", "updated_at",
)  # fmt: skip
Timelines = Annotated[TimelineStore, scoped(TimelineStore, Action.READ)]
Deciding = Annotated[DuplicateStore, scoped(DuplicateStore, Action.MERGE)]
Limit = Annotated[int, Query(ge=1, le=500)]
ContactId = Annotated[RowId, Path(description="Of one that was merged: leads to the one that took it in.")]


async def _filter(
    company_id: RowId | None = None,
    owner_id: UUID | None = None,
    team: Annotated[Sought | None, Query(max_length=32)] = None,
    tag: Annotated[list[Tag] | None, Query(max_length=100, description="Several are any of them.")] = None,
    email: Annotated[Address | None, Query()] = None,
    phone: Annotated[Phone | None, Query(description="Best with + and country code.")] = None,
) -> ContactFilter:
    return ContactFilter(company_id=company_id, owner_id=owner_id, team=team, tags=tag, email=email, phone=phone)


@router.get("", responses=IN_HEADERS)
async def contacts(
    reading: Reading,
    wanted: Annotated[Listing, listing(CONTACTS.keys)],
    filtered: Annotated[ContactFilter, Depends(_filter)],
) -> list[ContactResponse]:
    """Some of them; `q` looks in names, addresses, numbers and companies, for each word from its beginning."""
    return wanted.answer(await reading.page(wanted.asked, filtered), ContactResponse.model_validate)


@router.get("/export", response_class=StreamingResponse)
async def export(
    exporting: Exporting,
    wanted: Annotated[Listing, listing(CONTACTS.keys)],
    filtered: Annotated[ContactFilter, Depends(_filter)],
    format: Format = Format.CSV,  # noqa: A002 - what the parameter is called
) -> StreamingResponse:
    """The same list to its end as a file, whatever `skip` and `limit` say. No spreadsheet runs what a cell says."""
    return await exported(await exporting.export(wanted.asked, filtered, format), format, _EXPORTED)


@router.get("/duplicates")
async def duplicates(deciding: Deciding, limit: Limit = 50) -> list[DuplicateResponse]:
    """Contacts who may be one person, the strongest reasons first. Nothing merges them but a person."""
    return [DuplicateResponse.of(each) for each in await deciding.proposals(limit)]


@router.get("/timeline")
async def timeline_of_company(
    company_id: RowId, timelines: Timelines, asked: Annotated[PageQuery[Place], paged(Place)]
) -> Page[Entry]:
    """What happened with all people of a company, the newest first."""
    entries = await timelines.of_company(company_id, asked.after, asked.fetch)
    return asked.page(entries, lambda entry: entry, Place.of)


@router.post("", status_code=status.HTTP_201_CREATED)
async def create(new: NewContact, writing: Writing, version: Versioned) -> ContactResponse:
    """Add somebody; 409 with `existing_id` where the address belongs to a contact."""
    return version.shown(await writing.add(new.given()), ContactResponse)


@router.get("/{contact_id}")
async def contact(contact_id: ContactId, reading: Reading, version: Versioned) -> ContactResponse:
    """One of them."""
    return version.shown(await reading.contact(contact_id), ContactResponse)


@router.put("/{contact_id}")
@router.patch("/{contact_id}")
async def change(contact_id: RowId, patch: ContactPatch, writing: Writing, version: Versioned) -> ContactResponse:
    """Set what is given. An address that was never proven is withdrawn with the field."""
    return version.shown(await writing.change(contact_id, patch.given(), version.require), ContactResponse)


@router.delete("/{contact_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete(contact_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """Take it away with its deals and tasks, for thirty days; tickets and what was written stay."""
    await deleting.drop(contact_id, version.require)


@router.post("/{contact_id}/restore")
async def restore(contact_id: RowId, deleting: Deleting, version: Versioned) -> ContactResponse:
    """Bring back what was deleted less than thirty days ago, with what went with it."""
    return version.shown(await deleting.restore(contact_id), ContactResponse)


@router.get("/{contact_id}/timeline")
async def timeline(
    contact_id: ContactId, timelines: Timelines, asked: Annotated[PageQuery[Place], paged(Place)]
) -> Page[Entry]:
    """What happened with somebody, the newest first: words, tickets, deals, tasks, talks, outreach, orders, merges."""
    entries = await timelines.entries(contact_id, asked.after, asked.fetch)
    return asked.page(entries, lambda entry: entry, Place.of)


@router.get("/{contact_id}/duplicates")
async def duplicates_of(contact_id: ContactId, deciding: Deciding, limit: Limit = 50) -> list[DuplicateResponse]:
    """Who may be this contact as well; names that are only alike, too."""
    return [DuplicateResponse.of(each) for each in await deciding.proposals(limit, contact_id)]


@router.post("/{contact_id}/merge")
async def merge(contact_id: RowId, order: MergeOrder, deciding: Deciding) -> MergedResponse:
    """Take another into this contact: tickets, deals, tasks and all follow, and its id leads here. Can be undone."""
    merge_id, contact = await deciding.merge(contact_id, order.other_id, order.fields, order.reason)
    return MergedResponse(merge_id=merge_id, contact=ContactResponse.model_validate(contact))


@router.post("/{contact_id}/unmerge")
async def unmerge(contact_id: RowId, order: UnmergeOrder, deciding: Deciding) -> ContactResponse:
    """Undo a merge of this contact; what was corrected since, stays."""
    return ContactResponse.model_validate(await deciding.unmerge(contact_id, order.merge_id))
