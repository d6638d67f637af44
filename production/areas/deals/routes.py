"""`/api/v1/deals`, and the boards and forecasts of pipelines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response, status
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import Field

from production.api.contact_shapes import Custom, Tags, Team
from production.api.exports import TableFormat, exported
from production.api.listing import IN_HEADERS, Body, Listing, Versioned, kept, listing
from production.api.page import Page, PageQuery, paged
from production.api.permissions import permitted, scoped
from production.areas.deals.board import BoardStore
from production.areas.deals.model import Filter, Move
from production.areas.deals.places import Misplaced
from production.areas.deals.rules import outlook
from production.areas.deals.shapes import (
    BoardResponse,
    CardResponse,
    DealResponse,
    MisplacedProblem,
    NeighboursResponse,
    OutlookResponse,
    StayResponse,
    card_page,
)
from production.areas.deals.store import KEYS, DealStore
from production.crm.permissions.hands import hands_in
from production.crm.permissions.model import Action, Scope
from production.crm.sales.stages import DealStatus
from production.crm.tables.model import Format
from production.schemas.ids import RowId
from production.schemas.money import Amount, Currency
from production.schemas.text import OneLine, Sought, Words

router = APIRouter(tags=["deals"])

Reading = Annotated[DealStore, scoped(DealStore, Action.READ)]
Writing = Annotated[DealStore, scoped(DealStore, Action.WRITE)]
Deleting = Annotated[DealStore, scoped(DealStore, Action.DELETE)]
Exporting = Annotated[DealStore, scoped(DealStore, Action.TRANSFER)]
_EXPORTED = (
    "id", "title", "description", "value", "currency", "status", "pipeline_id", "contact_id", "contact_name",
    "company_id", "expected_close", "closed_at", "lost_reason", "tags", "owner_id", "team", "created_at", "updated_at",
)  # fmt: skip
Looking = Annotated[BoardStore, scoped(BoardStore, Action.READ)]
Moving = Annotated[BoardStore, scoped(BoardStore, Action.WRITE)]

Title = Annotated[OneLine, Field(max_length=200)]
Reason = Annotated[Words, Field(max_length=500)]


class DealPatch(Body):
    """What becomes different; what is left out stays. `closed_at` follows the status."""

    title: Title = kept()
    description: Annotated[Words, Field(max_length=10_000)] | None = None
    value: Amount = kept()
    currency: Currency = kept()
    status: DealStatus = kept()
    pipeline_id: RowId = kept()
    contact_id: RowId = kept()
    expected_close: date | None = None
    lost_reason: Reason | None = None
    tags: Tags = kept()
    custom: Custom = kept()
    owner_id: UUID | None = None
    team: Team | None = None


class DealRequest(DealPatch):
    """A deal more; its card stands at the top of its column."""

    title: Title
    pipeline_id: RowId
    contact_id: RowId


class MoveRequest(Body):
    """Where the card is put: between two of a column, at one of them, or at the top."""

    status: DealStatus
    before_id: RowId | None = None
    """The card that is to stand right above it."""
    after_id: RowId | None = None
    """The card that is to stand right below it."""
    lost_reason: Reason | None = None


async def _filter(
    pipeline_id: RowId | None = None,
    contact_id: RowId | None = None,
    company_id: RowId | None = None,
    status: Annotated[list[DealStatus] | None, Query(description="Several are any of them.")] = None,
    rotting: Annotated[bool | None, Query(description="In an open column for too long.")] = None,
) -> Filter:
    return Filter(
        pipeline_id=pipeline_id, contact_id=contact_id, company_id=company_id, statuses=status, rotting=rotting
    )


def _narrowed(action: Action) -> Any:
    """What gives a route, which does this, the filter that its parameters say."""
    within = permitted(action)

    async def narrowed(
        wanted: Annotated[Filter, Depends(_filter)],
        scope: Scope = within,
        owner: Annotated[Sought | None, Query(max_length=36, description="me, none, or a person's id")] = None,
        closes_from: Annotated[date | None, Query(description="Expected to close on that day or later.")] = None,
        closes_until: Annotated[date | None, Query(description="Expected to close on that day or before.")] = None,
    ) -> Filter:
        whose, unowned = hands_in(owner, scope.caller.user_id, "owner") if owner else (None, None)
        return replace(wanted, owner_id=whose, unowned=unowned, closes_from=closes_from, closes_until=closes_until)

    return Depends(narrowed)


@router.get("/deals", responses=IN_HEADERS)
async def deals(
    reading: Reading, wanted: Annotated[Filter, _narrowed(Action.READ)], part: Annotated[Listing, listing(KEYS)]
) -> list[DealResponse]:
    """Those in reach; `q` looks in title, description and the name of the contact."""
    return part.answer(await reading.page(part.asked, wanted), DealResponse.model_validate)


@router.get("/deals/export", response_class=StreamingResponse)
async def export(
    exporting: Exporting,
    wanted: Annotated[Filter, _narrowed(Action.TRANSFER)],
    part: Annotated[Listing, listing(KEYS)],
    form: TableFormat = Format.CSV,
) -> StreamingResponse:
    """The same list to its end as a file, whatever `skip` and `limit` say. No spreadsheet runs what a cell says."""
    return await exported(await exporting.export(part.asked, wanted, form), form, _EXPORTED)


@router.post("/deals", status_code=status.HTTP_201_CREATED)
async def add(deal: DealRequest, writing: Writing, version: Versioned) -> DealResponse:
    """Add one; it is the caller's unless it says whose."""
    return version.shown(await writing.add(deal.given()), DealResponse)


@router.get("/deals/{deal_id}")
async def deal(deal_id: RowId, reading: Reading, version: Versioned) -> DealResponse:
    """One of them."""
    return version.shown(await reading.one(deal_id), DealResponse)


@router.put("/deals/{deal_id}")
@router.patch("/deals/{deal_id}")
async def change(deal_id: RowId, patch: DealPatch, writing: Writing, version: Versioned) -> DealResponse:
    """Set what is named; in another column it goes to the top. 412 where `If-Match` is not how it is."""
    return version.shown(await writing.change(deal_id, patch.given(), version.require), DealResponse)


@router.delete("/deals/{deal_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(deal_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """It goes with its tasks, and can be restored for 30 days."""
    await deleting.drop(deal_id, version.require)


@router.post("/deals/{deal_id}/restore")
async def restore(deal_id: RowId, deleting: Deleting, version: Versioned) -> DealResponse:
    """Give it back, with what went along; 409 while its contact or pipeline is deleted."""
    return version.shown(await deleting.restore(deal_id), DealResponse)


@router.get("/deals/{deal_id}/moves")
async def moves(deal_id: RowId, reading: Reading) -> list[StayResponse]:
    """Where it has been and for how long, from the beginning."""
    return [StayResponse.of(each) for each in await reading.stays(deal_id)]


@router.post("/deals/{deal_id}/move", response_model=DealResponse, responses={409: {"model": MisplacedProblem}})
async def move(deal_id: RowId, place: MoveRequest, moving: Moving, version: Versioned) -> DealResponse | Response:
    """Put its card elsewhere on the board of its pipeline. 409 tells which cards stand around that place now."""
    try:
        moved = await moving.move(deal_id, Move(place.status, place.before_id, place.after_id, place.lost_reason))
    except Misplaced as misplaced:
        problem = MisplacedProblem(
            error="misplaced",
            message=str(misplaced),
            fields=[],
            neighbours=NeighboursResponse.model_validate(misplaced.neighbours),
        )
        return JSONResponse(problem.model_dump(mode="json"), misplaced.status)
    return version.shown(moved, DealResponse)


@router.get("/pipelines/{pipeline_id}/board")
async def board(pipeline_id: RowId, looking: Looking) -> BoardResponse:
    """All columns: how many, what they are worth by currency, and the first 50 cards of each."""
    return BoardResponse.of(pipeline_id, await looking.board(pipeline_id))


@router.get("/pipelines/{pipeline_id}/cards")
async def cards(
    pipeline_id: RowId, status: DealStatus, looking: Looking, asked: Annotated[PageQuery[str], paged(str)]
) -> Page[CardResponse]:
    """The next cards of one column."""
    found = await looking.column(pipeline_id, status, asked.after or "", asked.fetch)
    return card_page(found, asked)


@router.get("/pipelines/{pipeline_id}/forecast")
async def forecast(pipeline_id: RowId, looking: Looking) -> list[OutlookResponse]:
    """What open deals bring, each by the weight of its column; by currency and month of the expected close."""
    stages, expected = await looking.expected(pipeline_id)
    return [OutlookResponse.model_validate(each) for each in outlook(expected, stages)]
