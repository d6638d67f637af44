"""`/api/v1/churn`: which model says who does not come back, how good it is, and whom it says it of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from production.api.listing import IN_HEADERS, Listing, listing
from production.api.permissions import scoped
from production.areas.churn.model import ModelName, Why
from production.areas.churn.rules.choosing import ENOUGH, ENOUGH_OF_EACH, LIKELY, NEW_FOR
from production.areas.churn.store import KEYS, ChurnStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId
from production.schemas.money import Money

router = APIRouter(tags=["churn"])

Reading = Annotated[ChurnStore, scoped(ChurnStore, Action.READ)]


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class BinResponse(_Shape):
    """Customers of about one probability: what was said of them, and what happened."""

    customers: int
    said: float
    happened: float


class JudgementResponse(_Shape):
    """A model on orders that it was not fitted to."""

    model: ModelName
    auc: float
    brier: float
    calibration_error: float
    lead: float
    """Over recency, in standard errors of the Brier score."""
    bins: list[BinResponse]


class ChurnModelResponse(_Shape):
    """Which model is used, and why."""

    model: ModelName | None = None
    """Null: there is not enough data."""
    why: Why = Why.NOT_FITTED_YET
    fitted_at: datetime | None = None
    horizon_days: int | None = None
    customers: int = 0
    """Held out."""
    gone: int = 0
    """Of them, those who bought nothing."""
    customers_needed: int = ENOUGH
    needed_of_each: int = ENOUGH_OF_EACH
    judged: list[JudgementResponse] = []


class FactorResponse(_Shape):
    """One reason: its share of all that sets this customer apart, and what was measured."""

    name: str
    share: float
    raises: bool
    value: float


class ContactScoreResponse(_Shape):
    """How likely somebody buys nothing within the horizon, and why."""

    probability: float | None
    factors: list[FactorResponse]
    orders: int
    last_order_at: datetime | None
    turned_at: datetime | None
    scored_at: datetime
    model: ModelName | None
    horizon_days: int | None


class AtRiskResponse(_Shape):
    """A customer who may stay away."""

    id: int
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    value: Money | None
    currency: str | None
    probability: float
    factors: list[FactorResponse]
    orders: int
    last_order_at: datetime
    turned_at: datetime | None
    scored_at: datetime
    ticket: str | None
    """The newest unsolved one."""


class BuyersResponse(_Shape):
    """Customers who have bought, counted. Worth is null where no orders are in that currency."""

    buyers: int
    returning: int
    """On several days."""
    new: int
    """For the first time, within `new_days`."""
    new_days: int = NEW_FOR.days
    value: Money | None
    at_risk: int
    """Likelier to stay away than to come back."""
    value_at_risk: Money | None
    currency: str | None


@router.get("/churn")
async def model(reading: Reading) -> ChurnModelResponse:
    """The model in use, measured on the installation's own held-out orders beside recency alone."""
    fitted = await reading.newest()
    return ChurnModelResponse.model_validate(fitted) if fitted else ChurnModelResponse()


@router.get("/churn/customers", responses=IN_HEADERS)
async def customers(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS, "-at_risk")],
    at_least: Annotated[float, Query(ge=0, le=1, description="As likely not to come back, or more.")] = LIKELY,
    worth: Annotated[float | None, Query(ge=0, le=1e12, allow_inf_nan=False)] = None,
) -> list[AtRiskResponse]:
    """Who may stay away, in reach; first where most is at stake. `q` looks in name, address and company."""
    return part.answer(await reading.page(part.asked, at_least, worth), AtRiskResponse.model_validate)


@router.get("/churn/buyers")
async def buyers(reading: Reading) -> BuyersResponse:
    """Everybody in reach who has bought, as they were scored last."""
    return BuyersResponse.model_validate(await reading.buyers())


@router.get("/contacts/{contact_id}/churn")
async def of_contact(contact_id: RowId, reading: Reading) -> ContactScoreResponse | None:
    """Null where they have bought nothing, or were not scored yet."""
    found = await reading.of_contact(contact_id)
    return ContactScoreResponse.model_validate(found) if found else None
