"""`/api/v1/campaigns`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from production.api.addresses import Address
from production.api.contact_shapes import Phone, Purpose, Tag, Team
from production.api.listing import IN_HEADERS, Body, Listing, Versioned, kept, listing
from production.api.permissions import scoped
from production.areas.campaigns.model import Campaign, CampaignState, Move, RecipientState
from production.areas.campaigns.store import KEYS, RECIPIENT_KEYS, CampaignStore
from production.crm.permissions.model import Action
from production.schemas.ids import Channel, RowId
from production.schemas.text import OneLine, Words

router = APIRouter(prefix="/campaigns", tags=["campaigns"])

Reading = Annotated[CampaignStore, scoped(CampaignStore, Action.READ)]
Writing = Annotated[CampaignStore, scoped(CampaignStore, Action.WRITE)]
Sending = Annotated[CampaignStore, scoped(CampaignStore, Action.SEND)]
Deleting = Annotated[CampaignStore, scoped(CampaignStore, Action.DELETE)]


class StepRequest(Body):
    """What is said at one point."""

    subject: Annotated[OneLine, Field(max_length=200)] = ""
    text: Annotated[Words, Field(max_length=20_000)]
    working_days: Annotated[int, Field(ge=1, le=60)] = 3
    """Without an answer to the step before."""


class AudienceShape(Body):
    """Whom it is for, as the list of contacts is filtered; what is left out does not matter."""

    q: Annotated[OneLine, Field(min_length=1, max_length=200)] | None = None
    company_id: RowId | None = None
    owner_id: UUID | None = None
    team: Team | None = None
    tags: Annotated[list[Tag], Field(min_length=1, max_length=100)] | None = None
    """Any of them."""
    email: Address | None = None
    phone: Phone | None = None
    contact_ids: Annotated[list[RowId], Field(min_length=1, max_length=10_000)] | None = None

    def given(self) -> dict[str, object]:
        return self.model_dump(mode="json", exclude_none=True)


class CampaignPatch(Body):
    """What becomes different; what is left out stays. Steps and audience of one that has begun stay as well."""

    name: Annotated[OneLine, Field(max_length=200)] = kept()
    product_id: UUID | None = None
    channel: Channel = kept()
    purpose: Purpose = kept()
    audience: AudienceShape = kept()
    unattended: bool = kept()
    """Later steps leave without a person."""
    steps: Annotated[list[StepRequest], Field(max_length=10)] = kept()
    owner_id: UUID | None = None
    team: Team | None = None

    def given(self) -> dict[str, object]:
        named = super().given()
        if "audience" in named:
            named["audience"] = self.audience.given()
        if "steps" in named:
            named["steps"] = [step.model_dump() for step in self.steps]
        return named


class CampaignRequest(CampaignPatch):
    """A campaign more: a draft."""

    name: Annotated[OneLine, Field(max_length=200)]


class ScheduleRequest(Body):
    """When it begins."""

    starts_at: AwareDatetime


class StepResponse(BaseModel):
    """What is said at one point."""

    model_config = ConfigDict(from_attributes=True)

    subject: str
    text: str
    working_days: int


class CampaignResponse(BaseModel):
    """One campaign."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    product_id: UUID | None
    channel: Channel
    purpose: str
    state: CampaignState
    audience: AudienceShape
    unattended: bool
    steps: list[StepResponse]
    starts_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    owner_id: UUID | None
    team: str | None
    created_at: datetime
    updated_at: datetime


class RecipientResponse(BaseModel):
    """One person of a campaign."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    contact_id: int
    contact_name: str | None
    address: str
    step: int
    state: RecipientState
    reason: str | None
    updated_at: datetime


class ProgressResponse(BaseModel):
    """How many are where."""

    model_config = ConfigDict(from_attributes=True)

    recipients: dict[RecipientState, int]
    excluded: dict[str, int]
    """By reason."""
    messages: dict[str, int]
    """By delivery status."""


@router.get("", responses=IN_HEADERS)
async def campaigns(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS)],
    state: Annotated[list[CampaignState] | None, Query(description="Several are any of them.")] = None,
) -> list[CampaignResponse]:
    """Those in reach; `q` looks in their names."""
    return part.answer(await reading.page(part.asked, state), CampaignResponse.model_validate)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(campaign: CampaignRequest, writing: Writing, version: Versioned) -> CampaignResponse:
    """A draft; it is the caller's unless it says whose."""
    return version.shown(await writing.add(campaign.given()), CampaignResponse)


@router.get("/{campaign_id}")
async def campaign(campaign_id: RowId, reading: Reading, version: Versioned) -> CampaignResponse:
    """One of them."""
    return version.shown(await reading.one(campaign_id), CampaignResponse)


@router.patch("/{campaign_id}")
async def change(campaign_id: RowId, patch: CampaignPatch, writing: Writing, version: Versioned) -> CampaignResponse:
    """Set what is named; 409 for what a campaign that has begun changes no more."""
    return version.shown(await writing.change(campaign_id, patch.given(), version.require), CampaignResponse)


@router.delete("/{campaign_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(campaign_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """Nothing more leaves of it. It can be restored for 30 days."""
    await deleting.drop(campaign_id, version.require)


@router.post("/{campaign_id}/restore")
async def restore(campaign_id: RowId, deleting: Deleting, version: Versioned) -> CampaignResponse:
    """Give it back."""
    return version.shown(await deleting.restore(campaign_id), CampaignResponse)


@router.post("/{campaign_id}/recipients")
async def enlist(campaign_id: RowId, writing: Writing) -> ProgressResponse:
    """Draw up whom it would reach, and whom not and why. Nothing leaves."""
    return ProgressResponse.model_validate(await writing.enlist(campaign_id))


@router.get("/{campaign_id}/recipients", responses=IN_HEADERS)
async def recipients(
    campaign_id: RowId,
    reading: Reading,
    part: Annotated[Listing, listing(RECIPIENT_KEYS, default="id")],
    state: Annotated[list[RecipientState] | None, Query(description="Several are any of them.")] = None,
) -> list[RecipientResponse]:
    """Those in reach; `q` looks in name and address."""
    return part.answer(await reading.recipients(campaign_id, part.asked, state), RecipientResponse.model_validate)


@router.get("/{campaign_id}/progress")
async def progress(campaign_id: RowId, reading: Reading) -> ProgressResponse:
    """How many are where at this moment."""
    return ProgressResponse.model_validate(await reading.progress(campaign_id))


@router.post("/{campaign_id}/schedule")
async def schedule(campaign_id: RowId, when: ScheduleRequest, sending: Sending) -> CampaignResponse:
    """Draw it up, and begin then. What could not begin in time is late and waits for a decision."""
    return _shown(await sending.schedule(campaign_id, when.starts_at))


@router.post("/{campaign_id}/start")
async def start(campaign_id: RowId, sending: Sending) -> CampaignResponse:
    """Begin now: each gets it in the open hours of their own day."""
    return _shown(await sending.move(campaign_id, Move.START))


@router.post("/{campaign_id}/pause")
async def pause(campaign_id: RowId, sending: Sending) -> CampaignResponse:
    """Nothing more leaves until it goes on; what is with the provider already arrives."""
    return _shown(await sending.move(campaign_id, Move.PAUSE))


@router.post("/{campaign_id}/resume")
async def resume(campaign_id: RowId, sending: Sending) -> CampaignResponse:
    """Go on where it stopped."""
    return _shown(await sending.move(campaign_id, Move.RESUME))


@router.post("/{campaign_id}/cancel")
async def cancel(campaign_id: RowId, sending: Sending) -> CampaignResponse:
    """For good."""
    return _shown(await sending.move(campaign_id, Move.CANCEL))


def _shown(found: Campaign) -> CampaignResponse:
    return CampaignResponse.model_validate(found)
