"""`/api/v1/companies`."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, status
from fastapi.responses import StreamingResponse

from production.api.contact_shapes import CompanyPatch, CompanyResponse, Domain, NewCompany
from production.api.exports import TableFormat, exported
from production.api.listing import IN_HEADERS, Listing, Versioned, listing
from production.api.permissions import scoped
from production.crm.permissions.model import Action
from production.crm.tables.model import Format
from production.database.companies import COMPANIES, CompanyFilter, CompanyStore
from production.schemas.ids import RowId
from production.schemas.text import Sought

router = APIRouter(prefix="/companies", tags=["companies"])

Reading = Annotated[CompanyStore, scoped(CompanyStore, Action.READ)]
Writing = Annotated[CompanyStore, scoped(CompanyStore, Action.WRITE)]
Deleting = Annotated[CompanyStore, scoped(CompanyStore, Action.DELETE)]
Exporting = Annotated[CompanyStore, scoped(CompanyStore, Action.TRANSFER)]
_EXPORTED = ("id", "name", "domain", "phone", "notes", "tags", "owner_id", "team", "created_at", "updated_at")


async def _filter(
    owner_id: UUID | None = None,
    team: Annotated[Sought | None, Query(max_length=32)] = None,
    tag: Annotated[Sought | None, Query(max_length=40)] = None,
    domain: Annotated[Domain | None, Query()] = None,
) -> CompanyFilter:
    return CompanyFilter(owner_id=owner_id, team=team, tag=tag, domain=domain)


@router.get("", responses=IN_HEADERS)
async def companies(
    reading: Reading,
    wanted: Annotated[Listing, listing(COMPANIES.keys)],
    filtered: Annotated[CompanyFilter, Depends(_filter)],
) -> list[CompanyResponse]:
    """Some of them; `q` looks in name, domain and phone, for each word from its beginning."""
    return wanted.answer(await reading.page(wanted.asked, filtered), CompanyResponse.model_validate)


@router.get("/export", response_class=StreamingResponse)
async def export(
    exporting: Exporting,
    wanted: Annotated[Listing, listing(COMPANIES.keys)],
    filtered: Annotated[CompanyFilter, Depends(_filter)],
    form: TableFormat = Format.CSV,
) -> StreamingResponse:
    """The same list to its end as a file, whatever `skip` and `limit` say. No spreadsheet runs what a cell says."""
    return await exported(await exporting.export(wanted.asked, filtered, form), form, _EXPORTED)


@router.post("", status_code=status.HTTP_201_CREATED)
async def create(new: NewCompany, writing: Writing, version: Versioned) -> CompanyResponse:
    """Add one; 409 with `existing_id` where there is one with this domain, or of this name with its legal form."""
    return version.shown(await writing.add(new.given()), CompanyResponse)


@router.get("/{company_id}")
async def company(company_id: RowId, reading: Reading, version: Versioned) -> CompanyResponse:
    """One of them."""
    return version.shown(await reading.company(company_id), CompanyResponse)


@router.put("/{company_id}")
@router.patch("/{company_id}")
async def change(company_id: RowId, patch: CompanyPatch, writing: Writing, version: Versioned) -> CompanyResponse:
    """Set what is given; its people bear a new name with it."""
    return version.shown(await writing.change(company_id, patch.given(), version.require), CompanyResponse)


@router.delete("/{company_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete(company_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """Take it away, for thirty days; its people stay and keep its name."""
    await deleting.drop(company_id, version.require)


@router.post("/{company_id}/restore")
async def restore(company_id: RowId, deleting: Deleting, version: Versioned) -> CompanyResponse:
    """Bring back what was deleted less than thirty days ago."""
    return version.shown(await deleting.restore(company_id), CompanyResponse)
