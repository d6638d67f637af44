"""`GET /api/v1/my-drafts`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.areas.drafts.model import Whose
from production.areas.drafts.store import MyDrafts
from production.crm.permissions.model import Action

router = APIRouter(prefix="/my-drafts", tags=["tickets"])


class MyDraftResponse(BaseModel):
    """Words that have not left yet."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    whose: Whose
    note: bool
    """It would stay in the house."""
    ticket: str
    subject: str | None
    customer_name: str | None
    excerpt: str
    at: datetime
    """When it was written last."""


@router.get("")
async def mine(drafts: Annotated[MyDrafts, scoped(MyDrafts, Action.READ)]) -> list[MyDraftResponse]:
    """What the caller wrote and has not sent, what of it waits for approval, what the AI wrote for their tickets."""
    return [MyDraftResponse.model_validate(each) for each in await drafts.mine()]
