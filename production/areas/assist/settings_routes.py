"""`/api/v1/assist/channels` and `/plans`: how freely the AI answers, and what plans bring."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.areas.assist.model.settings import Plan
from production.areas.assist.store.settings import SettingsStore
from production.crm.permissions.model import Action
from production.schemas.ids import Category, Channel
from production.schemas.money import DECIMALS, DIGITS, Currency
from production.schemas.text import Words

router = APIRouter(prefix="/assist", tags=["assist"])

Settings = Annotated[SettingsStore, scoped(SettingsStore, Action.ADMINISTER)]
Share = Annotated[float, Field(ge=0, le=1)]


class ChannelRulesResponse(BaseModel):
    """How freely the AI answers on one channel."""

    model_config = ConfigDict(from_attributes=True)

    channel: Channel
    send_threshold: float
    """Confidence from which a reply leaves without a person; 1: none does."""
    draft_threshold: float
    """Confidence from which it waits for approval; below, a person answers."""
    always_draft: list[Category]
    """Intents of which every reply waits for approval."""
    csat: bool
    """Customers are asked how satisfied they are once a ticket is resolved."""


class ChannelRulesChange(BaseModel):
    """What is to be different; the rest stays."""

    send_threshold: Share | None = None
    draft_threshold: Share | None = None
    always_draft: set[Category] | None = None
    csat: bool | None = None


class PlanPrice(BaseModel):
    """What a plan brings in a month."""

    monthly: Annotated[Decimal, Field(ge=0, lt=10 ** (DIGITS - DECIMALS), max_digits=DIGITS, decimal_places=DECIMALS)]
    currency: Annotated[Currency, Field(description="The same for all plans, as in EUR.")]


class PlanResponse(BaseModel):
    """One plan."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    monthly: float
    currency: str


@router.get("/channels")
async def channels(settings: Settings) -> list[ChannelRulesResponse]:
    """By name."""
    return [ChannelRulesResponse.model_validate(one) for one in await settings.channels()]


@router.patch("/channels/{channel}")
async def change_channel(
    channel: Annotated[str, Path(max_length=32)], change: ChannelRulesChange, settings: Settings
) -> ChannelRulesResponse:
    """Counts from the next message on."""
    wanted = change.model_dump(exclude_none=True)
    return ChannelRulesResponse.model_validate(await settings.change_channel(channel, wanted))


@router.get("/plans")
async def plans(settings: Settings) -> list[PlanResponse]:
    """By name."""
    return [PlanResponse.model_validate(one) for one in await settings.plans()]


@router.put("/plans/{name}")
async def put_plan(
    name: Annotated[Words, Path(max_length=60, description="As it stands with customers; its case does not count.")],
    price: PlanPrice,
    settings: Settings,
) -> PlanResponse:
    """Add it or change it: the value of customers follows within a minute."""
    plan = Plan(name.lower(), price.monthly, price.currency)
    await settings.put_plan(plan)
    return PlanResponse.model_validate(plan)
