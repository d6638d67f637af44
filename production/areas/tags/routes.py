"""`/api/v1/tags`: of tickets. Everybody tags, an Admin keeps order."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.areas.tags.model import Colour
from production.areas.tags.store import TagStore
from production.crm.permissions.model import Action
from production.schemas.text import TicketTag

router = APIRouter(prefix="/tags", tags=["tags"])

Using = Annotated[TagStore, scoped(TagStore, Action.READ)]
Keeping = Annotated[TagStore, scoped(TagStore, Action.ADMINISTER)]


class TagResponse(BaseModel):
    """One tag."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    colour: Colour | None
    tickets: int
    """That have it, whoever sees them."""


class TagPatch(BaseModel):
    """What becomes different; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: TicketTag | None = None
    merge: bool = False
    """Where there is a tag of that name, both become one."""
    colour: Colour | None = None
    """Null takes it away."""


@router.get("")
async def tags(using: Using) -> list[TagResponse]:
    """All, by name."""
    return [TagResponse.model_validate(each) for each in await using.tags()]


@router.patch("/{tag:path}", status_code=status.HTTP_204_NO_CONTENT)
async def change(tag: str, patch: TagPatch, keeping: Keeping) -> None:
    """Call it otherwise, in all macros and kept views, or show it in a colour. 409 where the name is taken.

    Tickets follow within seconds, a thousand at a time; until then they are found, and show it, by the old name.
    """
    await keeping.change(tag, patch.model_dump(exclude_unset=True))


@router.delete("/{tag:path}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(tag: str, keeping: Keeping) -> None:
    """Take it away from all macros and kept views. The rules do not give it any more; people may.

    Tickets lose it within seconds, a thousand at a time; until then nobody can give it.
    """
    await keeping.drop(tag)
