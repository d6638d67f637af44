"""`/api/v1/pipelines`: everybody works in them, an Admin keeps them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from production.api.listing import IN_HEADERS, Body, Listing, Versioned, kept, listing
from production.api.permissions import scoped
from production.areas.pipelines.store import KEYS, PipelineStore
from production.crm.permissions.model import Action
from production.crm.sales.stages import DealStatus
from production.schemas.ids import RowId
from production.schemas.text import OneLine, Words

router = APIRouter(prefix="/pipelines", tags=["pipelines"])

Reading = Annotated[PipelineStore, scoped(PipelineStore, Action.READ)]
Keeping = Annotated[PipelineStore, scoped(PipelineStore, Action.ADMINISTER)]

Name = Annotated[OneLine, Field(max_length=120)]
Weight = Annotated[
    Decimal,
    Field(ge=0, le=1, decimal_places=4, description="The share of a deal's value that is expected of it here."),
    PlainSerializer(float, return_type=float, when_used="json"),
]


class StageRequest(Body):
    """What of a column is different."""

    label: Annotated[OneLine, Field(max_length=40)] = kept()
    weight: Weight = kept()


class PipelinePatch(Body):
    """What becomes different; what is left out stays. The six columns are given: they may be renamed and weighed."""

    name: Name = kept()
    description: Annotated[Words, Field(max_length=2_000)] | None = None
    stages: dict[DealStatus, StageRequest] = kept()
    rotting_days: Annotated[int, Field(ge=1, le=3_650)] | None = None

    def values(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_unset=True)


class PipelineRequest(PipelinePatch):
    """A pipeline more."""

    name: Name


class StageResponse(BaseModel):
    """A column."""

    model_config = ConfigDict(from_attributes=True)

    label: str
    weight: Weight


class PipelineResponse(BaseModel):
    """One pipeline."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    description: str | None
    stages: dict[DealStatus, StageResponse]
    """All six, in the order of the columns."""
    rotting_days: int | None
    """A deal that stands longer than that in an open column is rotting; null: none ever is."""
    created_at: datetime
    updated_at: datetime


@router.get("", responses=IN_HEADERS)
async def pipelines(
    reading: Reading, wanted: Annotated[Listing, listing(KEYS, default="name")]
) -> list[PipelineResponse]:
    """All of them."""
    return wanted.answer(await reading.page(wanted.asked), PipelineResponse.model_validate)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(pipeline: PipelineRequest, keeping: Keeping, version: Versioned) -> PipelineResponse:
    """Add one."""
    return version.shown(await keeping.add(pipeline.values()), PipelineResponse)


@router.get("/{pipeline_id}")
async def pipeline(pipeline_id: RowId, reading: Reading, version: Versioned) -> PipelineResponse:
    """One, with its columns."""
    return version.shown(await reading.one(pipeline_id), PipelineResponse)


@router.put("/{pipeline_id}")
@router.patch("/{pipeline_id}")
async def change(pipeline_id: RowId, patch: PipelinePatch, keeping: Keeping, version: Versioned) -> PipelineResponse:
    """Set what is named; 412 where `If-Match` is not how it is."""
    return version.shown(await keeping.change(pipeline_id, patch.values(), version.require), PipelineResponse)


@router.delete("/{pipeline_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(pipeline_id: RowId, keeping: Keeping, version: Versioned) -> None:
    """It goes with its deals and their tasks, and can be restored for 30 days."""
    await keeping.drop(pipeline_id, version.require)


@router.post("/{pipeline_id}/restore")
async def restore(pipeline_id: RowId, keeping: Keeping, version: Versioned) -> PipelineResponse:
    """Give it back, with what went along."""
    return version.shown(await keeping.restore(pipeline_id), PipelineResponse)
