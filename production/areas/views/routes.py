"""`/api/v1/views`: lists as somebody looks at them again and again."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.areas.views.model import ViewPage
from production.areas.views.store import ViewStore
from production.crm.permissions.model import Action
from production.schemas.text import OneLine

router = APIRouter(prefix="/views", tags=["views"])

Own = Annotated[ViewStore, scoped(ViewStore, Action.SELF)]
Name = Annotated[OneLine, Field(max_length=80)]
Team = Annotated[OneLine, Field(max_length=32)]
Key = Annotated[OneLine, Field(max_length=40)]
Value = Annotated[OneLine, Field(max_length=300)] | bool | Annotated[int, Field(ge=-(2**53), le=2**53)]
Search = Annotated[dict[Key, Value], Field(max_length=20)]
Columns = Annotated[list[Key], Field(max_length=60)]


class ViewRequest(BaseModel):
    """A view more."""

    model_config = ConfigDict(extra="forbid")

    page: ViewPage
    name: Name
    team: Team | None = None
    """Whose members see it, too; each sees whom they reach."""
    search: Search
    """What the address of the page keeps: filter and order."""
    columns: Columns | None = None
    """Null: those that everybody sees."""


class ViewPatch(BaseModel):
    """What becomes different; what is left out stays. Null takes away the team, or one's choice of columns."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    team: Team | None = None
    search: Search | None = None
    columns: Columns | None = None

    def given(self) -> dict[str, Any]:
        """Name and search are never taken away."""
        told = self.model_dump(exclude_unset=True)
        return {name: value for name, value in told.items() if value is not None or name in {"team", "columns"}}


class ViewResponse(BaseModel):
    """One view."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    page: ViewPage
    name: str
    team: str | None
    search: dict[str, str | bool | int]
    columns: list[str] | None
    owner_name: str
    mine: bool
    """Whether the caller may change it."""


@router.get("")
async def views(page: ViewPage, own: Own) -> list[ViewResponse]:
    """The caller's own, then those that colleagues share with a team of theirs."""
    return [ViewResponse.model_validate(view) for view in await own.views(page)]


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(view: ViewRequest, own: Own) -> ViewResponse:
    """Keep one; 409 where the caller has one of this name on the page."""
    return ViewResponse.model_validate(await own.add(view.page, view.model_dump(exclude={"page"})))


@router.patch("/{view_id}")
async def change(view_id: UUID, patch: ViewPatch, own: Own) -> ViewResponse:
    """Look at something else by this name, or share it."""
    return ViewResponse.model_validate(await own.change(view_id, patch.given()))


@router.delete("/{view_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(view_id: UUID, own: Own) -> None:
    """Nobody looks at it any more; whom it showed is as before."""
    await own.drop(view_id)
