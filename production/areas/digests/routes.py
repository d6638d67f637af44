"""`/api/v1/notifications/digest`: how often somebody is mailed what is new for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.areas.digests.model import Every, Wish
from production.areas.digests.store import DigestStore
from production.crm.permissions.model import Action
from production.schemas.text import OneLine

router = APIRouter(prefix="/notifications/digest", tags=["notifications"])
Own = Annotated[DigestStore, scoped(DigestStore, Action.SELF)]


class DigestSettings(BaseModel):
    """At full hours, or at eight in the morning; never where there is nothing new."""

    model_config = ConfigDict(from_attributes=True)

    every: Every
    time_zone: Annotated[OneLine, Field(max_length=64, description="Of the IANA database: Europe/Berlin")]


@router.get("")
async def wish(own: Own) -> DigestSettings:
    """One's own."""
    return DigestSettings.model_validate(await own.wish())


@router.put("")
async def put(wanted: DigestSettings, own: Own) -> DigestSettings:
    """Holds from now on."""
    await own.put(Wish(wanted.every, wanted.time_zone))
    return wanted
